"""Orders, led to a state by the actions that the pages call."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.actions import ordering, rating
from rongtong.apps.orders.models import Order
from rongtong.apps.parties.models import Organisation
from rongtong.kit.facts.actions import deliver
from rongtong.kit.facts.models import Delivery
from rongtong.lib.actor import Actor
from tests.factories import catalogue
from tests.factories.organisations import AT, acting, admin_of, reviewer

PRICE = 120_000
SERVICE: dict[str, Any] = {
    "title": "压铸件X射线无损检测",
    "detail": "按GB/T 6414出具检测报告，每件三个视角，附缺陷位置图。",
    "money_low": PRICE, "money_high": PRICE, "price_mode": "fixed", "turnaround_days": 7, "unit": "件",
    "licences": ["service"],
}  # fmt: skip
_GIVEN: dict[str, dict[str, str]] = {
    "refuse": {"reason": "busy"}, "withdraw": {"reason": "dear"}, "deliver": {"note": "报告见附件。"},
    "rework": {"reason": "figures"}, "dispute": {"reason": "late"}, "cancel": {"reason": "agreed"},
}  # fmt: skip
_BY_SELLER = ("refuse", "start", "deliver")
WAYS: dict[str, tuple[str, ...]] = {
    "ordered": (), "delivering": ("start",), "delivered": ("deliver",), "accepted": ("deliver", "accept"),
    "disputed": ("deliver", "dispute"), "refused": ("refuse",), "withdrawn": ("withdraw",),
}  # fmt: skip


def offer(*, at: datetime = AT, owner: Organisation | None = None, **changes: Any) -> Listing:
    """Give a published service, at a fixed price unless told otherwise."""
    typed = SERVICE | changes
    return catalogue.listing("offer", "service", "published", owner=owner, at=at, **typed)


def acts(order: Order, side: str, at: datetime = AT) -> Actor:
    """Give the administrator of a side."""
    house = getattr(order, side).organisation
    return acting(admin_of(house, at), at)


def step(order: Order, name: str, at: datetime = AT, **given: Any) -> Order:
    """Do one step as the side it belongs to."""
    by = acts(order, "seller" if name in _BY_SELLER else "buyer", at)
    return ordering.move(order=order, step=name, actor=by, at=at, **(_GIVEN.get(name, {}) | given))


def order(
    state: str = "asked", *, of: Listing | None = None, buyer: Organisation | None = None, at: datetime = AT
) -> Order:
    """Lead an order to a state."""
    service, house = of or offer(at=at), buyer or catalogue.house()
    by = acting(admin_of(house, at), at)
    given: dict[str, Any] = {"offer": service, "buyer": house, "wish": "30件壳体", "actor": by, "at": at}
    if state in ("asked", "quoted"):
        made = ordering.ask(**given)
        return made if state == "asked" else quoted(made, at)
    made = ordering.place(**given)
    for name in WAYS.get(state, WAYS["accepted"]):
        made = step(made, name, at)
    if state in ("paid", "rated", "let_off"):
        made = settled(made, at, waived=state == "let_off")
    if state == "rated":
        for side in ("buyer", "seller"):
            rating.rate(order=made, stars=5, words="很专业", actor=acts(made, side, at), at=at)
    made.refresh_from_db()
    return made


def quoted(made: Order, at: datetime = AT) -> Order:
    """Quote it."""
    return ordering.quote(order=made, price=300_000, days=10, actor=acts(made, "seller", at), at=at)


def settled(made: Order, at: datetime = AT, *, waived: bool = False) -> Order:
    """Pay what is owed for it, reported by the buyer and confirmed by the seller; or waive it."""
    owed = about(made).get()
    buyer, seller = acts(made, "buyer", at), acts(made, "seller", at)
    if waived:
        owing.waive(obligation=owed, reason="goodwill", actor=seller, at=at)
    else:
        paid = paying.report(obligation=owed, amount=owed.amount, key="factory", actor=buyer, at=at)
        paying.confirm(payment=paid, actor=seller, at=at)
    hear(at)
    return Order.objects.get(pk=made.pk)


def hear(at: datetime = AT) -> None:
    """Let orders hear of what happened in the ledger, as after the commit."""
    for one in Delivery.objects.filter(subscriber__startswith="orders.", done_at=None):
        deliver(one.pk, at=at)


def officer(*regions: str) -> Actor:
    """Give an officer who serves regions (渝北 when none is named)."""
    return reviewer("Officer", *regions, role="officer")
