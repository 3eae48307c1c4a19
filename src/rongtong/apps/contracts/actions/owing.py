"""What is to be paid becomes obligations of the ledger when it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from rongtong.apps.contracts.models import Contract
from rongtong.apps.ledger.actions.owing import owe
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor


@action
def owe_instalments(
    *, contract: Contract, before: Mapping[str, Any], values: Mapping[str, Any], actor: Actor, at: datetime
) -> int:
    """Let the buyer owe each instalment that the terms before did not have; give how many were added."""
    known = {row["key"] for row in before.get("instalments", ())}
    new = [row for row in values["instalments"] if row["key"] not in known and row["fen"] > 0]
    for row in new:
        due = date.fromisoformat(row["due"]) if row["due"] else None
        owe(
            debtor=contract.buyer, creditor=contract.seller, amount=row["fen"], about=contract,
            what=row["what"], due=due, actor=actor, at=at,
        )  # fmt: skip
    return len(new)
