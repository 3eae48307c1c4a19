"""Reading needs and offers: what somebody may see, what is theirs, and what a reader gets of each field."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.catalogue.rules.listings import PUBLIC, UNVEIL, VIEW, WRITERS
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import Actor


def seen(actor: Actor) -> QuerySet[Listing]:
    """Give the listings an actor may open, owner and author at hand."""
    return visible(actor, VIEW, Listing.objects.all()).select_related("organisation", "person", "author")


def public() -> QuerySet[Listing]:
    """Give what everybody may read."""
    return Listing.objects.filter(PUBLIC).select_related("organisation", "person")


def owned(actor: Actor) -> QuerySet[Listing]:
    """Give the listings that concern an actor: theirs, also at an organisation, and those they write for."""
    houses = [held.organisation for held in actor.held if held.role in WRITERS and held.organisation]
    mine = Q(organisation__in=houses) | Q(person__user=actor.id)
    return Listing.objects.filter(mine).exclude(state="discarded").select_related("organisation", "person")


def veiled_for(actor: Actor, listing: Listing) -> frozenset[str]:
    """Give the names of fields that this reader must not get (of ``VEILABLE``)."""
    if not listing.veiled or can(actor, UNVEIL, listing):
        return frozenset()
    return frozenset(listing.veiled) & frozenset(VEILABLE)


def behind_clock(about: Any) -> Listing:
    """Give the listing a clock runs for."""
    return Listing.objects.select_related("organisation", "person", "author", "reviewer").get(pk=about)


def run_out(today: Any, most: int = 500) -> list[Listing]:
    """Give published listings whose last day has gone by."""
    return list(Listing.objects.filter(PUBLIC, expires_on__lt=today).order_by("expires_on")[:most])
