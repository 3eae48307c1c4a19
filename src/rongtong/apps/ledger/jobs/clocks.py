"""What follows when nobody answers a payment, and who is told of the deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.apps.ledger.models.obligations import CREDITOR, DEBTOR
from rongtong.apps.ledger.queries.obligations import behind_clock
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.apps.parties.queries.sides import people_of
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock


@who("ledger.answering")
def answering(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give those of the other side who may confirm."""
    payment = behind_clock(clock.about)
    return people_of(getattr(payment.obligation, payment.other), at=at, roles=SIGN)


@when_out("ledger.unconfirmed")
def unconfirmed(clock: Clock, *, at: datetime) -> None:
    """Tell both sides that nobody answered; the payment stays reported."""
    payment = behind_clock(clock.about)
    if payment.state == "reported":
        for side in (DEBTOR, CREDITOR):
            tell_side(payment.obligation, side, "ledger.unconfirmed", at, amount=payment.amount)
