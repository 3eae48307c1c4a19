"""Reading needs and offers: what somebody may see, what is theirs, and what a reader gets of each field."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet, Subquery

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.catalogue.rules.listings import PUBLIC, UNVEIL, VIEW, WRITERS
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.queries.sides import houses_of
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
    mine = Q(organisation__in=written_for(actor)) | Q(person=self_of(actor))
    return Listing.objects.filter(mine).exclude(state="discarded").select_related("organisation", "person")


def written_for(actor: Actor) -> list[int]:
    """Give the keys of the organisations an actor writes for."""
    return houses_of(actor, WRITERS)


def self_of(actor: Actor) -> Subquery:
    """Give the actor's own person as a value: asked once, so that an index over people finds its rows.

    A condition over ``person__user`` beside one over the organisation would read every listing there is.
    """
    return Subquery(Person.objects.filter(user=actor.id or 0).values("pk")[:1])


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
