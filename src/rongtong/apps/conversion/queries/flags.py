"""Doubts that somebody sees, and what shows them."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.conversion.models import Deal, Flag
from rongtong.apps.conversion.queries.deals import NAMED
from rongtong.apps.conversion.rules.flags import JUDGE, READ_FLAG
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_SIDES = tuple(f"deal__{name}" for name in NAMED)


def flags_seen(actor: Actor) -> QuerySet[Flag]:
    """Give the doubts an actor may read, their deals at hand."""
    return visible(actor, READ_FLAG, Flag.objects.all()).select_related(*_SIDES)


def to_judge(actor: Actor) -> QuerySet[Flag]:
    """Give the doubts that wait for an auditor, the oldest first."""
    rows = Flag.objects.filter(state="open").select_related("deal")
    return visible(actor, JUDGE, rows).order_by("raised_at", "pk")


def evidence(flag: Flag) -> list[Deal]:
    """Give the deals that show a doubt, the one that raised it last."""
    keys = [*flag.shown_by.values_list("pk", flat=True), flag.deal_id]
    return list(Deal.objects.filter(pk__in=keys).select_related(*NAMED).order_by("signed_at", "pk"))


def flags_of(deal: Deal) -> list[Flag]:
    """Give the doubts that a deal is part of, the newest first."""
    return list(deal.flags.order_by("-raised_at", "-pk"))
