"""What its owner writes into: the draft itself, or the open change of what is public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from rongtong.apps.catalogue.actions import listings, revisions
from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.queries.revisions import changed, open_revision
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Copy:
    """The record as its owner has written it so far; ``version`` guards against a second editor."""

    listing: Listing
    version: int
    change: Revision | None = None

    @property
    def in_hand(self) -> bool:
        """Tell whether it can be written into now."""
        if self.listing.state == "published":
            return self.change is None or self.change.state in revisions.IN_HAND
        return self.listing.state in listings.IN_HAND


def copy_of(request: HttpRequest, pk: int) -> Copy:
    """Give what the reader writes into. 404 for what they may not see; Refused where they may not write."""
    actor = actor_of(request)
    listing = get_object_or_404(seen(actor), pk=pk)
    need(actor, WRITE, listing)
    return of(listing)


def of(listing: Listing) -> Copy:
    """Give the copy of a listing."""
    if listing.state != "published":
        return Copy(listing, listing.version)
    change = open_revision(listing)
    if change is None:
        return Copy(listing, 0)
    change.listing = listing
    return Copy(changed(change), change.version, change)


def keep(
    copy: Copy, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime,
    sources: Mapping[str, Mapping[str, str]] | None = None,
) -> Copy:  # fmt: skip
    """Write into it and give it as it is then. Conflict, Hindered and Refused as the actions."""
    if copy.listing.state == "published":
        change = revisions.propose(listing=copy.listing, values=values, actor=actor, at=at, version=version)
        return Copy(changed(change), change.version, change)
    kept = listings.save(
        listing=copy.listing, values=values, version=version, actor=actor, at=at, sources=sources
    )
    return Copy(kept, kept.version)
