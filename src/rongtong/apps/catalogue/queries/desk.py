"""The gate's queue."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

WAITING = ("submitted", "in_review", "second_look")


def at_desk(actor: Actor) -> QuerySet[Listing]:
    """Give the listings that an actor reviews, in any state."""
    found = visible(actor, REVIEW, Listing.objects.all())
    return found.select_related("organisation", "person", "author", "reviewer")


def queue(actor: Actor) -> QuerySet[Listing]:
    """Give what waits for an answer, the oldest first."""
    return at_desk(actor).filter(state__in=WAITING).order_by("submitted_at", "pk")
