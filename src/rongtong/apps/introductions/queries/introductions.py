"""Which introductions somebody sees, and how they stand."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import OPEN
from rongtong.apps.introductions.rules.introductions import VIEW
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

BOTH = (
    "need__organisation", "need__person", "need__author", "offer__organisation", "offer__person",
    "offer__author", "buyer__organisation", "buyer__person__user", "seller__organisation",
    "seller__person__user",
)  # fmt: skip


def seen(actor: Actor) -> QuerySet[Introduction]:
    """Give the introductions an actor may open, both sides and what they bring at hand."""
    return visible(actor, VIEW, Introduction.objects.all()).select_related(*BOTH)


def behind_clock(about: Any) -> Introduction:
    """Give the introduction a clock runs for."""
    return Introduction.objects.select_related(*BOTH).get(pk=about)


def open_between(one: Listing, other: Listing) -> Introduction | None:
    """Give the open introduction of a need and an offer, given in either order; None when there is none."""
    need, offer = (one, other) if one.side == Side.NEED else (other, one)
    rows = Introduction.objects.filter(need=need, offer=offer, state__in=OPEN)
    return rows.select_related(*BOTH).first()
