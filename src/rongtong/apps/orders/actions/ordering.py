"""Asking for a quote, ordering at the list price, moving an order on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.prices import can_be_asked, list_price
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.rules.orders import ASK, BUY, SELL
from rongtong.apps.orders.workflow.effects import QUOTE, begin
from rongtong.apps.orders.workflow.telling import tell_side
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor

MOST_DAYS, MOST_QUANTITY = 730, 10_000


@action
def place(
    *, offer: Listing, buyer: Organisation | Person, quantity: int = 1, wish: str = "",
    price_seen: int | None = None, introduction: Introduction | None = None, actor: Actor, at: datetime,
) -> Order:  # fmt: skip
    """Order a service at its list price: both sides know it, so it is ordered at once.

    ``price_seen`` is the price in fen of one unit that the buyer read. ValidationError when the offer has no
    such price (any more), is not public, or is the buyer's own.
    """
    made = _made(offer, buyer, quantity, wish, introduction, actor, at)
    need(actor, BUY, made)
    price = list_price(offer)
    if price is None or (price_seen is not None and price_seen != price):
        raise ValidationError(_("The price has changed. Look at it again, or ask for a quote."))
    made.price, made.days, made.state = price * made.quantity, offer.turnaround_days, "ordered"
    made.save()
    record("orders.order.placed", about=made, actor=actor, at=at, data={"price": made.price})
    begin(made, at)
    return made


@action
def ask(
    *, offer: Listing, buyer: Organisation | Person, quantity: int = 1, wish: str = "",
    introduction: Introduction | None = None, actor: Actor, at: datetime,
) -> Order:  # fmt: skip
    """Ask for a quote; the seller has a clock to answer. ValidationError as ``place``, and without a wish."""
    made = _made(offer, buyer, quantity, wish, introduction, actor, at)
    need(actor, ASK, made)
    if not wish.strip():
        raise ValidationError({"wish": _("Say in a few words what exactly you want.")})
    made.save()
    record("orders.order.asked", about=made, actor=actor, at=at)
    clocks.start(QUOTE, made, at=at)
    tell_side(made, "seller", "orders.asked", at)
    return made


def _made(
    offer: Listing, buyer: Organisation | Person, quantity: int, wish: str, introduction: Introduction | None,
    actor: Actor, at: datetime,
) -> Order:  # fmt: skip
    if not can_be_asked(offer):
        raise ValidationError(_("This offer cannot be ordered."))
    if not 1 <= quantity <= MOST_QUANTITY:
        raise ValidationError({"quantity": _("Between 1 and 10,000.")})
    side, other = party_for(buyer), party_for(offer.owner)
    if side.owner == other.owner:
        raise ValidationError(_("Nobody orders from themselves."))
    return Order(
        offer=offer, buyer=side, seller=other, buyer_home=side.region, seller_home=other.region,
        title=offer.title, unit=str(offer.extra.get("unit", ""))[:20], quantity=quantity, wish=wish[:2_000],
        introduction=introduction, asker_id=actor.id, asked_at=at,
    )  # fmt: skip


@action
def quote(
    *, order: Order, price: int, days: int, version: int | None = None, note: str = "", actor: Actor,
    at: datetime,
) -> Order:  # fmt: skip
    """Name the price in fen of all and the days to deliver. ValidationError on its field."""
    if not 0 < price <= 10**13:
        raise ValidationError({"price": _("The price must be more than nothing.")})
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": _("Between 1 and 730 days.")})
    # The row holds no quoted order without a price, so it is there before the state moves.
    held = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    need(actor, SELL, held)
    if held.state == "asked":
        held.keep(price=price)
    data = {"price": price, "days": days}
    return perform(held, "quote", actor=actor, at=at, note=note, version=version, data=data)


@action
def move(
    *, order: Order, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Order:  # fmt: skip
    """Do one step of ``orders.order`` other than quoting. KeyError for a step there is not."""
    if step == "quote":
        raise KeyError(step)
    given: dict[str, Any] = {"actor": actor, "at": at, "reason": reason, "note": note, "version": version}
    return perform(order, step, **given)
