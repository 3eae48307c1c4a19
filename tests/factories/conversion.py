"""Deals of the conversion ledger, counted from records that the real actions made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.conversion.models import Deal, Flag
from rongtong.kit.facts.actions import deliver
from rongtong.kit.facts.models import Delivery
from rongtong.lib.actor import Actor, Held
from tests.factories import catalogue, introductions, orders
from tests.factories.organisations import AT

AUDITOR = Actor("user", None, "Auditor", (Held("auditor"),))


def hear(at: datetime = AT) -> None:
    """Let conversion hear of what happened, as after the commit."""
    for one in Delivery.objects.filter(subscriber__startswith="conversion.", done_at=None).order_by("pk"):
        assert deliver(one.pk, at=at), Delivery.objects.get(pk=one.pk).fault


def deal(state: str = "paid", **given: Any) -> Deal:
    """Count an order led to a state."""
    made = orders.order(state, **given)
    hear()
    return Deal.objects.get(root_kind="orders.Order", root_key=made.pk)


def talk(state: str = "accepted", **given: Any) -> Deal:
    """Count an introduction led to a state."""
    made = introductions.introduction(state, **given)
    hear()
    return Deal.objects.get(introduction=made)


def flag() -> Flag:
    """Let the same firm order the same of the same seller twice on one day: the second is doubted."""
    service, house = orders.offer(), catalogue.house()
    for _twice in range(2):
        made = orders.order("delivered", of=service, buyer=house)
        hear()
    return Flag.objects.get(deal__root_key=made.pk, check_name="duplicate")


def round_trip() -> list[Deal]:
    """Let one firm buy of another, and the other of the first."""
    first = deal("delivered")
    back = orders.offer(owner=first.buyer.organisation, title="铸件热处理")
    return [first, deal("delivered", of=back, buyer=first.seller.organisation)]
