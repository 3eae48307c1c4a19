"""My introductions: what waits for me, what waits for them, what is under way, what has ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import self_of
from rongtong.apps.introductions.models import Introduction, Meeting
from rongtong.apps.introductions.models.introductions import OTHER, TALKING, Role
from rongtong.apps.introductions.queries.introductions import BOTH, seen
from rongtong.apps.introductions.rules.introductions import SERVE, VIEW
from rongtong.apps.parties.queries.sides import parties_of
from rongtong.apps.parties.rules.sides import ACT, READ
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import Actor

TABS = ("me", "them", "under_way", "ended")
ASKED = ("requested", "silent")
OVER = ("declined", "ended")
_LISTING = {Role.BUYER: "need", Role.SELLER: "offer"}


def of_side(actor: Actor, role: str, roles: tuple[str, ...] = READ) -> Q:
    """Give the filter of introductions in which the actor belongs to a side."""
    listings = Listing.objects.filter(person=self_of(actor))
    parties = parties_of(actor, roles).order_by()
    return Q(**{f"{role}__in": parties.values("pk")}) | Q(
        **{f"{_LISTING[Role(role)]}__in": listings.values("pk")}
    )


def mine(actor: Actor) -> QuerySet[Introduction]:
    """Give the introductions of the actor's own sides."""
    rows = Introduction.objects.filter(of_side(actor, Role.BUYER) | of_side(actor, Role.SELLER))
    return rows.select_related(*BOTH) if can(actor, VIEW) else rows.none()


def tab(actor: Actor, name: str, at: datetime) -> QuerySet[Introduction]:
    """Give one of ``TABS``."""
    rows = mine(actor)
    me, them = waits_for_me(actor, at), _waits_for_them(actor)
    if name == "me":
        return rows.filter(me)
    if name == "them":
        return rows.filter(them).exclude(me)
    if name == "under_way":
        return rows.filter(state__in=TALKING).exclude(me).exclude(them)
    return rows.filter(state__in=OVER)


def counts(actor: Actor, at: datetime) -> Mapping[str, int]:
    """Give how many stand in each tab; one query a tab."""
    return {name: tab(actor, name, at).count() for name in TABS}


def _meeting(**given: object) -> Exists:
    return Exists(Meeting.objects.filter(introduction=OuterRef("pk"), **given))


def waits_for_me(actor: Actor, at: datetime) -> Q:
    """Give the filter of what the actor's side has to do: answer, pick a time, minute, confirm."""
    found = Q(pk__in=())
    for role in Role.values:
        other = OTHER[Role(role)]
        due = (
            Q(state__in=ASKED, asked_by=other)
            | Q(_meeting(state="proposed", proposed_by=other))
            | Q(_meeting(state="minuted", minuted_by=other))
            | Q(_meeting(state="agreed", starts_at__lte=at))
        )
        found |= of_side(actor, role, ACT) & due
    return found


def _waits_for_them(actor: Actor) -> Q:
    found = Q(pk__in=())
    for role in Role.values:
        due = (
            Q(state__in=ASKED, asked_by=role)
            | Q(_meeting(state="proposed", proposed_by=role))
            | Q(_meeting(state="minuted", minuted_by=role))
        )
        found |= of_side(actor, role) & due
    return found


def served(actor: Actor) -> QuerySet[Introduction]:
    """Give the introductions of the actor's regions, as their office sees them."""
    return visible(actor, SERVE, seen(actor))


def unanswered(actor: Actor) -> QuerySet[Introduction]:
    """Give the silent ones of the actor's regions, those nobody looks after first."""
    rows = served(actor).filter(state="silent").select_related("taken_by").prefetch_related("notes__by")
    return rows.order_by("taken_at", "silent_at", "pk")
