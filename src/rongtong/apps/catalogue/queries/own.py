"""What is one's own: for whom one may write, the own list, what waits for its writer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import self_of, written_for
from rongtong.apps.parties.models import Organisation, Person
from rongtong.apps.parties.queries.persons import own as own_person
from rongtong.lib.actor import Actor

SOON_DAYS = 14
"""Days before its end in which a listing counts as running out."""
IN_WRITING = ("draft", "returned")
_STATES_OF_ROUNDS = ("submitted", "in_review", "second_look")


def houses(actor: Actor) -> list[Organisation]:
    """Give the organisations an actor writes for."""
    keys = set(written_for(actor))
    return list(Organisation.objects.filter(pk__in=keys).order_by("name", "pk")) if keys else []


def self_as_owner(actor: Actor) -> Person | None:
    """Give the actor's own record as a person."""
    return own_person(actor)


def own_listings(actor: Actor) -> QuerySet[Listing]:
    """Give all that an actor writes, discarded ones too."""
    mine = Q(organisation__in=written_for(actor)) | Q(person=self_of(actor), organisation=None)
    return Listing.objects.filter(mine).select_related("organisation", "person")


def titled(found: QuerySet[Listing], text: str, actor: Actor) -> QuerySet[Listing]:
    """Narrow to titles with a text: those the public reads, and the actor's own as they wrote them.

    A phone number that the public page leaves out is not found digit by digit.
    """
    shown = Q(showing__title__icontains=text)
    if actor.id is None:
        return found.filter(shown)
    return found.filter(shown | Q(title__icontains=text, pk__in=own_listings(actor).values("pk")))


def to_correct(actor: Actor) -> QuerySet[Listing]:
    """Give what was returned."""
    return own_listings(actor).filter(state="returned").order_by("-changed_at")


def running_out(actor: Actor, today: date) -> QuerySet[Listing]:
    """Give what is public and ends within ``SOON_DAYS``, and what has run out within as many days."""
    soon = Q(state="published", expires_on__lte=today + timedelta(SOON_DAYS))
    gone = Q(state="expired", expires_on__gte=today - timedelta(SOON_DAYS))
    return own_listings(actor).filter(soon | gone).order_by("expires_on")


def unfinished(actor: Actor) -> QuerySet[Listing]:
    """Give drafts, the last one written first."""
    return own_listings(actor).filter(state="draft").order_by("-changed_at")


def ending_on(day: date, after: int = 0, most: int = 200) -> list[Listing]:
    """Give public listings whose last day is ``day``, by key, those after a key."""
    rows = Listing.objects.filter(state="published", expires_on=day, pk__gt=after)
    return list(rows.select_related("author").order_by("pk")[:most])


def long_discarded(before: Any, most: int = 100) -> list[Listing]:
    """Give listings that were discarded before a moment and never handed in."""
    rows = Listing.objects.filter(state="discarded", ended_at__lt=before, submitted_at=None)
    return list(rows.order_by("pk")[:most])
