"""Who is told of what happens to an order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.orders.models import Order
from rongtong.apps.orders.models.orders import BUYER, SELLER
from rongtong.apps.parties.queries.sides import acts_for, people_of
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.notices import tell
from rongtong.lib.actor import Actor


def tell_side(order: Order, side: str, notice: str, at: datetime, **words: Any) -> None:
    """Tell those who act for a side."""
    tell(
        people_of(getattr(order, side), at=at), notice, at=at, about=order,
        link=reverse("orders:one", args=[order.pk]), title=order.title, code=order.code, **words,
    )  # fmt: skip


def tell_other(order: Order, actor: Actor, notice: str, at: datetime, **words: Any) -> None:
    """Tell the side the actor does not act for; both when neither."""
    mine = side_of(order, actor)
    for side in (BUYER, SELLER):
        if side != mine:
            tell_side(order, side, notice, at, **words)


def side_of(order: Order, actor: Actor, roles: tuple[str, ...] = SIGN) -> str:
    """Give the side an actor acts for; empty when neither."""
    for side in (BUYER, SELLER):
        if acts_for(actor, getattr(order, side), roles):
            return side
    return ""
