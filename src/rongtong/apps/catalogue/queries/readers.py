"""Reading what readers keep."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Favourite, Listing, SavedSearch
from rongtong.apps.catalogue.queries.search import listings
from rongtong.lib.actor import Actor


def kept(actor: Actor, keys: Collection[int]) -> set[int]:
    """Give those of ``keys`` that somebody keeps; no query for nobody."""
    if actor.kind != "user" or not keys:
        return set()
    return set(Favourite.objects.filter(user=actor.id, listing__in=keys).values_list("listing", flat=True))


def favourites(actor: Actor, today: date, most: int = 100) -> list[Listing]:
    """Give what somebody keeps and everybody may read today, the latest first."""
    mine = Favourite.objects.filter(user=actor.id).values_list("listing", flat=True)
    return listings(list(mine[:most]), today)


def searches(actor: Actor) -> QuerySet[SavedSearch]:
    """Give somebody's saved searches."""
    return SavedSearch.objects.filter(user=actor.id) if actor.kind == "user" else SavedSearch.objects.none()


def searches_to_tell(before: datetime) -> QuerySet[SavedSearch]:
    """Give the searches with alerts that were not looked at since ``before``."""
    return SavedSearch.objects.filter(on=True, told_at__lt=before).select_related("user").order_by("pk")
