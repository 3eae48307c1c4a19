"""Deals of the conversion ledger, counted from records that the real actions made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.conversion.models import Deal
from rongtong.kit.facts.actions import deliver
from rongtong.kit.facts.models import Delivery
from rongtong.lib.actor import Actor, Held
from tests.factories import introductions, orders
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
