"""What is published is matched; what leaves the public leaves every list at once."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.catalogue.facts import ListingPublished, ListingUnpublished
from rongtong.apps.matching.actions.ranking import forget
from rongtong.apps.matching.queries.runs import MATCH, found_listing
from rongtong.apps.matching.subscribers.together import is_together
from rongtong.kit.facts import subscriber
from rongtong.kit.jobs import enqueue
from rongtong.lib.actor import SYSTEM


@subscriber(ListingPublished, "matching.published")
def published(fact: ListingPublished, *, at: datetime) -> None:
    """Match it, and whatever it stands before, in the background."""
    if not is_together():
        enqueue(MATCH, actor=SYSTEM, at=at, about=found_listing(fact.listing), listing=fact.listing)


@subscriber(ListingUnpublished, "matching.unpublished")
def unpublished(fact: ListingUnpublished, *, at: datetime) -> None:
    """Take it out of every list."""
    forget(listing=fact.listing, actor=SYSTEM, at=at)
