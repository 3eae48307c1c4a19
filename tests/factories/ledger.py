"""Obligations and payments, made by the real actions."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import Any

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Obligation, Payment
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import Organisation, Party
from rongtong.kit.audit.unit import unit
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories.organisations import AT, acting, admin_of, organisation

_keys = count(1)
DUE = date(2026, 4, 1)


def party(owner: Organisation | None = None, **changes: Any) -> Party:
    """Give the party of an organisation."""
    with unit():
        return party_for(owner or organisation(**changes))


def acts(side: Party, at: datetime = AT) -> Actor:
    """Give the administrator of a side."""
    assert side.organisation is not None
    return acting(admin_of(side.organisation, at), at)


def obligation(
    amount: int = 100_00, *, debtor: Party | None = None, creditor: Party | None = None, at: datetime = AT
) -> Obligation:
    """Let one party owe another; what it is about is the debtor's own row, of no matter here."""
    pays = debtor or party()
    return owing.owe(
        debtor=pays, creditor=creditor or party(), amount=amount, about=pays, what="压铸件无损检测", due=DUE,
        actor=SYSTEM, at=at,
    )  # fmt: skip


def payment(
    state: str = "reported", amount: int = 100_00, *, of: Obligation | None = None, side: str = "debtor",
    at: datetime = AT,
) -> Payment:  # fmt: skip
    """Lead a payment to a state; ``side`` reports it."""
    owed = of or obligation(amount)
    mine, theirs = (owed.debtor, owed.creditor) if side == "debtor" else (owed.creditor, owed.debtor)
    key = f"test-{next(_keys)}"
    made = paying.report(obligation=owed, amount=amount, key=key, actor=acts(mine, at), at=at)
    if state == "confirmed":
        return paying.confirm(payment=made, actor=acts(theirs, at), at=at)
    if state == "refused":
        return paying.refuse(payment=made, reason="not_arrived", actor=acts(theirs, at), at=at)
    if state == "withdrawn":
        return paying.withdraw(payment=made, reason="mistake", actor=acts(mine, at), at=at)
    return made
