"""What follows from a step of an order, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from rongtong.apps.ledger.actions.owing import owe
from rongtong.apps.orders.facts import (
    OrderAccepted,
    OrderCompleted,
    OrderDelivered,
    OrderDisputed,
    OrderPaid,
)
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.models.orders import BUYER, SELLER
from rongtong.apps.orders.workflow.telling import side_of, tell_other, tell_side
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change

QUOTE, ACCEPTANCE, PAYMENT = "orders.quote", "orders.acceptance", "orders.payment"
USUAL_DAYS = 30
"""Days to deliver where neither offer nor quote says how many."""


def day_of(at: datetime) -> datetime:
    """Give a moment in the site's zone."""
    return at.astimezone(timezone.get_default_timezone())


def quoted(order: Order, change: Change) -> None:
    """Keep the price and the days that the seller names."""
    clocks.stop(QUOTE, order, at=change.at)
    order.keep(price=change.data["price"], days=change.data["days"])
    tell_side(order, BUYER, "orders.quoted", change.at)


def begin(order: Order, at: datetime) -> None:
    """Count the days to deliver from now on; somebody above is told that it is ordered."""
    days = order.days or USUAL_DAYS
    order.keep(ordered_at=at, days=days, deliver_by=day_of(at).date() + timedelta(days))
    publish(OrderAccepted(order.pk), at=at)
    tell_side(order, SELLER, "orders.ordered", at)


def ordered(order: Order, change: Change) -> None:
    """Begin."""
    begin(order, change.at)


def started(order: Order, change: Change) -> None:
    """Tell the buyer that the seller has begun."""
    tell_side(order, BUYER, "orders.started", change.at)


def delivered(order: Order, change: Change) -> None:
    """Keep what was delivered; the buyer's time to look at it runs."""
    order.keep(delivered_at=change.at, delivery=change.note[:2_000], cancel_asked="")
    clocks.start(ACCEPTANCE, order, at=change.at)
    publish(OrderDelivered(order.pk), at=change.at)
    tell_side(order, BUYER, "orders.delivered", change.at)


def reworked(order: Order, change: Change) -> None:
    """Count it, and give the seller the days anew."""
    clocks.stop(ACCEPTANCE, order, at=change.at)
    again = day_of(change.at).date() + timedelta(order.days or USUAL_DAYS)
    order.keep(reworks=order.reworks + 1, deliver_by=again)
    tell_side(order, SELLER, "orders.rework", change.at, times=order.reworks)


def accepted(order: Order, change: Change) -> None:
    """Owe the price from now on."""
    clocks.stop(ACCEPTANCE, order, at=change.at)
    order.keep(accepted_at=change.at)
    due = day_of(clocks.start(PAYMENT, order, at=change.at).due).date()
    assert order.price is not None  # noqa: S101 - the table holds no ordered order without a price
    owe(
        debtor=order.buyer, creditor=order.seller, amount=order.price, about=order, what=str(order), due=due,
        actor=change.actor, at=change.at,
    )  # fmt: skip
    publish(OrderCompleted(order.pk), at=change.at)
    tell_side(order, SELLER, "orders.accepted", change.at)


def disputed(order: Order, change: Change) -> None:
    """Let the clocks stand still, keep what is left of the days to deliver, and tell the other side."""
    left = (order.deliver_by - day_of(change.at).date()).days if order.deliver_by else 0
    order.keep(
        disputed_by=side_of(order, change.actor) or BUYER, disputed_in=change.before, days_left=max(left, 0)
    )
    clocks.pause(ACCEPTANCE, order, at=change.at, reason=str(change.transition.label), actor=change.actor)
    publish(OrderDisputed(order.pk), at=change.at)
    tell_other(order, change.actor, "orders.disputed", change.at)


def worked_on(order: Order, change: Change) -> None:
    """Go on with the work: the days to deliver that were left then run from today."""
    clocks.stop(ACCEPTANCE, order, at=change.at)
    _over(order, change, deliver_by=day_of(change.at).date() + timedelta(order.days_left or 0))


def looked_on(order: Order, change: Change) -> None:
    """Go on with looking at the delivery: its clock runs on with the days that were left."""
    clocks.resume(ACCEPTANCE, order, at=change.at, actor=change.actor)
    _over(order, change)


def _over(order: Order, change: Change, **values: Any) -> None:
    order.keep(disputed_by="", disputed_in="", days_left=None, **values)
    tell_other(order, change.actor, "orders.undisputed", change.at)


def paid(order: Order, change: Change) -> None:
    """Close the clock of payment; both sides are asked to rate."""
    clocks.stop(PAYMENT, order, at=change.at)
    order.keep(ended_at=change.at)
    publish(OrderPaid(order.pk), at=change.at)
    for side in (BUYER, SELLER):
        tell_side(order, side, "orders.paid", change.at)


def let_off(order: Order, change: Change) -> None:
    """Close the clock of payment."""
    clocks.stop(PAYMENT, order, at=change.at)
    order.keep(ended_at=change.at)


def ending(notice: str) -> Callable[[Order, Change], None]:
    """Give the effect that stops every clock and tells the other side."""

    def end(order: Order, change: Change) -> None:
        for kind in (QUOTE, ACCEPTANCE, PAYMENT):
            clocks.stop(kind, order, at=change.at)
        order.keep(ended_at=change.at, disputed_by="", disputed_in="", days_left=None, cancel_asked="")
        why = dict(change.transition.reasons).get(change.reason, "")
        tell_other(order, change.actor, notice, change.at, why=str(why))

    return end
