"""Milestones with their deliveries, early ends."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.contracts.models import Delivery, Milestone, Termination
from rongtong.apps.contracts.queries.contracts import SIDES, seen
from rongtong.lib.actor import Actor

_CONTRACT = tuple(f"contract__{side}" for side in SIDES)


def milestones_seen(actor: Actor) -> QuerySet[Milestone]:
    """Give the milestones of the contracts an actor sees."""
    rows = Milestone.objects.select_related("contract", *_CONTRACT)
    return rows.filter(contract__in=seen(actor).select_related(None).order_by().values("pk"))


def deliveries_of(milestone: Milestone) -> list[Delivery]:
    """Give the deliveries, newest first, with their files. Two queries."""
    return list(milestone.deliveries.select_related("by").prefetch_related("files"))


def endings_seen(actor: Actor) -> QuerySet[Termination]:
    """Give the early ends of the contracts an actor sees."""
    rows = Termination.objects.select_related("by", "answered_by", "contract", *_CONTRACT)
    return rows.filter(contract__in=seen(actor).select_related(None).order_by().values("pk"))
