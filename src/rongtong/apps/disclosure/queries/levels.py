"""At which level somebody reads a listing: worked out anew each time, so that an end counts at once."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.search import LARGEST_KEY
from rongtong.apps.disclosure.models import Grant
from rongtong.apps.disclosure.models.choices import Level
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.sides import houses_of
from rongtong.lib.actor import Actor


def opening(at: datetime) -> QuerySet[Grant]:
    """Give every access that is worth something at a moment."""
    binding = Q(state="granted", agreement__state="standing", agreement__ends_at__gt=at)
    return Grant.objects.filter(binding).select_related(
        "agreement", "listing", "reader__organisation", "reader__person"
    )


def level_of(listing: Listing, party: Party, *, at: datetime) -> Level:
    """Give the level at which a party reads a listing now; the owner's own is the highest."""
    if party.owner == listing.owner:
        return Level.ROOM
    same = (
        Q(reader__organisation=party.organisation) if party.organisation else Q(reader__person=party.person)
    )
    return _best(opening(at).filter(same, listing=listing), listing)


def grant_of(actor: Actor, listing: Listing, *, at: datetime) -> Grant | None:
    """Give the access by which an actor reads a listing now, the highest one."""
    return opening(at).filter(_reads(actor), listing=listing).order_by("-level", "pk").first()


def still(actor: Actor, grant: Grant, *, at: datetime) -> bool:
    """Tell whether an actor still reads by this access."""
    return opening(at).filter(_reads(actor), pk=grant.pk).exists()


def _reads(actor: Actor) -> Q:
    houses = houses_of(actor)
    mine = Q(reader__person__user=actor.id) if actor.id is not None else Q(pk__in=())
    return Q(reader__organisation__in=houses) | mine


def _best(found: QuerySet[Grant], listing: Listing) -> Level:
    most = found.order_by("-level").values_list("level", flat=True).first()
    return Level(most) if most is not None else below(listing)


def below(listing: Listing) -> Level:
    """Give what everybody has: the public summary while it is published, else only what it is about."""
    return Level.SUMMARY if listing.state == "published" else Level.ANONYMOUS


def across(actor: Actor, key: int) -> Introduction | None:
    """Give the newest introduction in which a listing stands on the other side from the actor, else None."""
    houses = houses_of(actor)
    buys = Q(buyer__organisation__in=houses) | Q(buyer__person__user=actor.id)
    sells = Q(seller__organisation__in=houses) | Q(seller__person__user=actor.id)
    if actor.id is None or key > LARGEST_KEY:
        return None
    return seen(actor).filter((Q(offer=key) & buys) | (Q(need=key) & sells)).order_by("-pk").first()
