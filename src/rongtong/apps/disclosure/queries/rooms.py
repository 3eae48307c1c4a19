"""Reading data rooms: which files a level shows, who read what, whom a code names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.models import Grant, Reading, RoomFile
from rongtong.apps.disclosure.models.grants import OPEN_GRANT
from rongtong.apps.disclosure.queries.levels import grant_of
from rongtong.apps.disclosure.rules.agreements import FILL, SEE_GRANT
from rongtong.apps.disclosure.rules.codes import tidy
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def filled_by(actor: Actor) -> QuerySet[RoomFile]:
    """Give the files of rooms an actor fills."""
    return visible(actor, FILL, RoomFile.objects.filter(removed_at=None)).select_related("file", "listing")


def files_of(listing: Listing) -> list[RoomFile]:
    """Give the files of a room for its owner, with how often each was opened. Access is the caller's."""
    rows = RoomFile.objects.filter(listing=listing, removed_at=None).select_related("file")
    return list(rows.annotate(openings=Count("readings")))


def files_at(listing: Listing, level: int) -> list[RoomFile]:
    """Give the files a level shows. Of others not even a name or a number is told."""
    return list(RoomFile.objects.filter(listing=listing, removed_at=None, level__lte=level))


def grants_of(listing: Listing) -> QuerySet[Grant]:
    """Give who may read, or asked to read, a listing, and who did. Access is the caller's to check."""
    rows = Grant.objects.filter(listing=listing)
    return rows.select_related("agreement", "reader__organisation", "reader__person", "listing")


def grants_seen(actor: Actor) -> QuerySet[Grant]:
    """Give the access that an actor gave or has."""
    return visible(actor, SEE_GRANT, Grant.objects.all()).select_related(
        "agreement",
        "listing",
        "reader__organisation",
        "reader__person",
        "owner__organisation",
        "owner__person",
    )


def asked_of(actor: Actor) -> list[Grant]:
    """Give requests to read more that wait for the actor as owner."""
    rows = grants_seen(actor).filter(state="asked").order_by("asked_at", "pk")
    return [one for one in rows if _owns(actor, one)]


def _owns(actor: Actor, grant: Grant) -> bool:
    return acts_for(actor, grant.owner)


def open_grant(listing: Listing, reader: Any) -> Grant | None:
    """Give the open access of a reader, asked for or given."""
    return Grant.objects.filter(listing=listing, reader=reader, state__in=OPEN_GRANT).first()


def log_of(listing: Listing) -> QuerySet[Reading]:
    """Give every opening of a file of a listing, removed files too. Access is the caller's to check."""
    return Reading.objects.filter(room_file__listing=listing).select_related("room_file")


def named_by(listing: Listing, code: str) -> Reading | None:
    """Give the opening that a code on a page names, of this owner's listing only."""
    return log_of(listing).filter(code=tidy(code)).first()


def readable(actor: Actor, key: int, *, at: datetime) -> RoomFile | None:
    """Give a file of a room that is open to the actor as a reader now, else None."""
    found = RoomFile.objects.select_related("listing").filter(pk=key, removed_at=None).first()
    if found is None:
        return None
    grant = grant_of(actor, found.listing, at=at)
    return found if grant is not None and grant.level >= found.level else None
