"""A bank statement beside the payments that wait for the reader's answer. Nothing is kept or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rongtong.apps.ledger.models import Payment
from rongtong.apps.ledger.models.obligations import DEBTOR
from rongtong.apps.ledger.queries.obligations import to_answer
from rongtong.apps.ledger.rules.statements import (
    Credit,
    Match,
    NoStatement,
    Reported,
    credits_of,
    matches,
    references,
)
from rongtong.lib.actor import Actor
from rongtong.lib.sheets import NotRead, rows_apart

LARGEST = 2 * 2**20
"""Bytes: a year of a busy account."""
MOST = 500
"""Payments that are compared, the oldest first."""


@dataclass(frozen=True)
class Beside:
    """What a statement says: proposals with their payments, payments and credits that stay without one."""

    found: list[tuple[Match, Payment]]
    missing: list[Payment]
    others: list[Credit]


def read(upload: Any, form: str) -> list[Credit]:
    """Give what came in, from a CSV or Excel file read apart. NotRead says why not."""
    way = "xlsx" if form == "xlsx" else "csv"
    with TemporaryDirectory() as folder:
        there = Path(folder) / f"statement.{way}"
        with there.open("wb") as copy:
            copy.writelines(upload.chunks())
        try:
            return credits_of(rows_apart(way, there))
        except NoStatement:
            raise NotRead("head") from None


def waiting(actor: Actor) -> list[Payment]:
    """Give the payments reported by who pays that wait for the actor's side."""
    rows = to_answer(actor).filter(side=DEBTOR)
    return list(rows.select_related("obligation__debtor__organisation", "obligation__debtor__person")[:MOST])


def beside(came: list[Credit], payments: list[Payment]) -> Beside:
    """Compare what came in with what is reported."""
    by_key = {one.pk: one for one in payments}
    proposals = matches(came, [_reported(one) for one in payments])
    done, used = {one.key for one in proposals}, {one.credit for one in proposals}
    return Beside(
        [(one, by_key[one.key]) for one in proposals],
        [one for one in payments if one.pk not in done],
        [one for one in came if one not in used],
    )


def _reported(payment: Payment) -> Reported:
    owed = payment.obligation
    words = references(owed.what, payment.note)
    return Reported(payment.pk, payment.amount, payment.paid_on, str(owed.debtor), words)
