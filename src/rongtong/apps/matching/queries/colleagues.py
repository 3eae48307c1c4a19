"""Who writes for a listing, and to whom a candidate can be passed on."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.lib.actor import Actor


def colleagues(listing: Listing, actor: Actor) -> QuerySet[Any]:
    """Give the other active members of the listing's organisation; nobody where a person owns it alone."""
    users = get_user_model().objects.filter(is_active=True)
    if listing.organisation_id is None:
        return users.none()
    members = users.filter(memberships__organisation=listing.organisation_id, memberships__state="active")
    return members.exclude(pk=actor.id or 0).distinct().order_by("name", "pk")


def writers_of(listing: Listing) -> list[Any]:
    """Give whom an interest in a listing is told: its person, and whoever wrote it."""
    person = listing.person.user if listing.person is not None else None
    found = {one.pk: one for one in (person, listing.author) if one is not None and one.is_active}
    return list(found.values())
