"""When the price is paid or waived in the ledger, the order moves."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.ledger.facts import ObligationSettled, ObligationWaived
from rongtong.apps.orders.actions.ordering import move
from rongtong.apps.orders.queries.orders import owed_for
from rongtong.kit.facts import subscriber
from rongtong.lib.actor import SYSTEM


@subscriber(ObligationSettled, "orders.paid")
def paid(fact: ObligationSettled, *, at: datetime) -> None:
    """Note that it is paid."""
    order = owed_for(fact.about_kind, fact.about_key)
    if order is not None and order.state == "accepted":
        move(order=order, step="pay", actor=SYSTEM, at=at)


@subscriber(ObligationWaived, "orders.waived")
def waived(fact: ObligationWaived, *, at: datetime) -> None:
    """Note that nothing is to be paid any more."""
    order = owed_for(fact.about_kind, fact.about_key)
    if order is not None and order.state == "accepted":
        move(order=order, step="let_off", actor=SYSTEM, at=at)
