"""Who is told of the deadlines of orders, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.orders.models.orders import BUYER, SELLER
from rongtong.apps.orders.queries.orders import behind_clock, to_deliver_on
from rongtong.apps.orders.workflow.effects import day_of
from rongtong.apps.orders.workflow.telling import tell_side
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.jobs import Run, every, job


@who("orders.seller")
def seller(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the seller."""
    return people_of(behind_clock(clock.about).seller, at=at)


@who("orders.buyer")
def buyer(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the buyer."""
    return people_of(behind_clock(clock.about).buyer, at=at)


@when_out("orders.silent")
def silent(clock: Clock, *, at: datetime) -> None:
    """Tell both sides that the time is over; the order stays where it is, and both see that it is late."""
    order = behind_clock(clock.about)
    for side in (BUYER, SELLER):
        tell_side(
            order, side, "orders.overdue", at, what={"zh-hans": clock.declared.zh, "en": clock.declared.en}
        )


@every("daily", at="08:40")
@job("orders.late", retries=2, title=_("Tell of orders that should have been delivered"))
def late(run: Run) -> None:
    """Tell both sides on the day after it should have been delivered."""
    found = to_deliver_on(day_of(run.at).date() - timedelta(days=1))
    for done, order in enumerate(found, 1):
        if done <= run.kept.get("done", 0):
            continue
        with run.step(done, len(found), order.code) as kept:
            for side in (BUYER, SELLER):
                tell_side(order, side, "orders.late", run.at)
            kept["done"] = done
