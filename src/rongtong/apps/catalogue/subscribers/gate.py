"""What the gate does about facts: it looks for duplicates, and lets listings go with their organisation."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.catalogue.actions.duplicates import look_for_duplicates
from rongtong.apps.catalogue.actions.merging import move_back, move_with_owner
from rongtong.apps.catalogue.facts import ListingPublished, ListingSubmitted
from rongtong.apps.catalogue.queries.desk import numbered
from rongtong.apps.parties.facts import OrganisationsMerged, OrganisationsParted
from rongtong.kit.facts import subscriber
from rongtong.lib.actor import SYSTEM


@subscriber(ListingSubmitted, "catalogue.look_at_submitted")
def submitted(fact: ListingSubmitted, *, at: datetime) -> None:
    """Look whether it is there already, before a reviewer opens it."""
    _look(fact.listing, at)


@subscriber(ListingPublished, "catalogue.look_at_published")
def published(fact: ListingPublished, *, at: datetime) -> None:
    """Look again: a change of what is public may have made a double of it."""
    _look(fact.listing, at)


@subscriber(OrganisationsMerged, "catalogue.move_with_owner")
def merged(fact: OrganisationsMerged, *, at: datetime) -> None:
    """Let the listings of the absorbed organisation belong to the kept one."""
    move_with_owner(merge=fact.merge, kept=fact.kept, absorbed=fact.absorbed, actor=SYSTEM, at=at)


@subscriber(OrganisationsParted, "catalogue.move_back")
def parted(fact: OrganisationsParted, *, at: datetime) -> None:
    """Give back what moved with that merge."""
    move_back(merge=fact.merge, kept=fact.kept, actor=SYSTEM, at=at)


def _look(key: int, at: datetime) -> None:
    listing = numbered(key)
    if listing is not None:
        look_for_duplicates(listing=listing, actor=SYSTEM, at=at)
