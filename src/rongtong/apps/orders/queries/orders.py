"""What somebody may see of orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.orders.models import Order, Rating
from rongtong.apps.orders.models.orders import BUYER
from rongtong.apps.orders.rules.orders import MEDIATE, VIEW
from rongtong.apps.parties.queries.sides import acts_for, parties_of
from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.models import Entry
from rongtong.kit.files.models import File
from rongtong.kit.files.queries import kept_about
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import Actor

_SIDES = ("buyer__organisation", "buyer__person", "seller__organisation", "seller__person")
OPEN = ("asked", "quoted", "ordered", "delivering", "delivered", "accepted", "paid", "disputed")
FOR_SELLER, FOR_BUYER = ("asked", "ordered", "delivering"), ("quoted", "delivered", "accepted")


@dataclass(frozen=True)
class Fame:
    """What buyers said of a seller: mean of stars, how many, the last words."""

    mean: float
    count: int
    words: list[Rating]


def seen(actor: Actor) -> QuerySet[Order]:
    """Give the orders an actor may open, sides at hand."""
    return visible(actor, VIEW, Order.objects.all()).select_related("offer", *_SIDES)


def own(actor: Actor, side: str) -> QuerySet[Order]:
    """Give the orders of the parties an actor acts for, on one side."""
    rows = Order.objects.filter(**{f"{side}__in": parties_of(actor).values("pk")})
    return rows.select_related("offer", *_SIDES) if can(actor, VIEW) else rows.none()


def disputes(actor: Actor) -> QuerySet[Order]:
    """Give the disputes in an officer's regions, the oldest first."""
    rows = Order.objects.filter(state="disputed").select_related("offer", *_SIDES)
    return visible(actor, MEDIATE, rows).order_by("pk")


def is_side(order: Order, actor: Actor) -> bool:
    """Tell whether an actor acts for one of the sides; others only look on."""
    return actor.kind == "system" or any(acts_for(actor, side) for side in (order.buyer, order.seller))


def waiting(actor: Actor) -> list[Order]:
    """Give the orders that wait for the actor's act, as seller or buyer; one query."""
    parties = parties_of(actor).values("pk")
    turn = Q(seller__in=parties, state__in=FOR_SELLER) | Q(buyer__in=parties, state__in=FOR_BUYER)
    return list(Order.objects.filter(turn).order_by("deliver_by", "pk")[:100])


def offer_for_order(pk: int) -> Listing | None:
    """Give a public offer with its owner."""
    rows = Listing.objects.filter(state="published", side="offer").select_related("organisation", "person")
    return rows.filter(pk=pk).first()


def owed_for(kind: str, key: int) -> Order | None:
    """Give the order that an obligation is about."""
    return Order.objects.filter(pk=key).first() if kind == Order._meta.label else None


def files_of(order: Order) -> list[File]:
    """Give the files of an order, the newest last."""
    return list(kept_about(order, "orders.file").order_by("kept_at", "pk"))


def history(order: Order) -> list[Entry]:
    """Give what was done with it, the newest first."""
    return sorted(trail.of(order), key=lambda entry: -entry.number)


def fame_of(organisation: int) -> Fame | None:
    """Give what buyers said of an organisation, of orders both sides confirmed; None when nobody did."""
    rows = Rating.objects.filter(
        side=BUYER, order__state__in=("paid", "rated"), order__seller__organisation=organisation
    )
    found = rows.aggregate(mean=Avg("stars"), count=Count("pk"))
    if not found["count"]:
        return None
    return Fame(found["mean"], found["count"], list(rows.exclude(words="").order_by("-pk")[:3]))


def to_deliver_on(day: date) -> list[Order]:
    """Give what should have been delivered by a day and was not."""
    rows = Order.objects.filter(deliver_by=day, state__in=("ordered", "delivering"))
    return list(rows.select_related(*_SIDES))


def behind_clock(key: Any) -> Order:
    """Give the order a clock runs for."""
    return Order.objects.select_related(*_SIDES).get(pk=key)


def of_introduction(introduction: Introduction, actor: Actor) -> list[Order]:
    """Give the orders that came from an introduction and that the actor may open."""
    rows = Order.objects.filter(introduction=introduction)
    return list(visible(actor, VIEW, rows).order_by("-pk")[:5])
