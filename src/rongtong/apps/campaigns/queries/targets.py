"""One target as its officer sees it."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.rules.campaigns import CONFIRM, WORK
from rongtong.apps.parties.queries.organisations import Told
from rongtong.kit.audit import queries as trail
from rongtong.kit.audit import sentence
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def worked_on(actor: Actor) -> QuerySet[Target]:
    """Give the targets an actor works on."""
    rows = Target.objects.select_related(
        "campaign__centre", "organisation", "officer", "twin", "asked_by__campaign"
    )
    return visible(actor, WORK, rows)


def answers_of(target: Target) -> list[Answer]:
    """Give what was sent or is being written, oldest first. One query."""
    rows = target.answers.select_related("listing", "target__campaign", "target__organisation", "by")
    return list(rows.order_by("created_at", "pk"))


def confirmable(actor: Actor) -> QuerySet[Answer]:
    """Give the answers an actor may hand in on somebody's behalf."""
    rows = Answer.objects.select_related("target__campaign", "target__organisation", "listing")
    return visible(actor, CONFIRM, rows)


def history(target: Target, most: int = 30) -> list[Told]:
    """Give what was done with a target, newest first."""
    rows = list(trail.of(target).order_by("-number")[:most])
    return [Told(row.at, row.actor_name, sentence(row)) for row in rows]
