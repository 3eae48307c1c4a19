"""Campaigns that somebody sees, and where one may be planned."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST
from rongtong.apps.campaigns.rules.campaigns import STAFF, VIEW, WORK
from rongtong.apps.parties.models import Centre
from rongtong.apps.parties.queries.centres import postings_of, running
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def seen(actor: Actor) -> QuerySet[Campaign]:
    """Give the campaigns an actor may open."""
    return visible(actor, VIEW, Campaign.objects.select_related("centre"))


def with_counts(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Add how many are asked and how many have said something, for a list."""
    listed = Q(targets__source__in=ON_LIST) & ~Q(targets__state="withdrawn")
    said = Q(targets__state__in=("answered", "none"), targets__source__in=ON_LIST)
    return campaigns.annotate(
        asked_count=Count("targets", filter=listed, distinct=True),
        said_count=Count("targets", filter=said, distinct=True),
    )


def targets_of(campaign: Campaign, actor: Actor) -> QuerySet[Target]:
    """Give the targets of a campaign that an actor works on: those of the regions served."""
    return visible(actor, WORK, campaign.targets.all())


def centres_of(actor: Actor, at: datetime) -> QuerySet[Centre]:
    """Give the open centres for which an actor may plan: where they are posted; all for an operator."""
    if actor.staff is not None and "operator" in actor.roles():
        return running().filter(state="open")
    keys = [held.centre for held in actor.held if held.role in STAFF and held.centre is not None]
    posted = postings_of(actor.id, at).values("centre") if actor.id else []
    return running().filter(state="open", pk__in=keys).filter(pk__in=posted)


def behind_clock(about: int) -> Campaign:
    """Give the campaign a clock runs for."""
    return Campaign.objects.select_related("planner", "centre").get(pk=about)
