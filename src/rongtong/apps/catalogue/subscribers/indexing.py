"""What goes public or leaves it is marked for the index, and the worker is asked to follow."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.apps.catalogue.actions.indexing import mark
from rongtong.apps.catalogue.actions.showing import refresh
from rongtong.apps.catalogue.facts import ListingPublished, ListingUnpublished
from rongtong.kit.facts import subscriber
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.queries import is_fresh
from rongtong.lib.actor import SYSTEM

FIRST = timedelta(minutes=1)
"""The index goes before what builds on it and was asked for at the same time."""


@subscriber(ListingPublished, "catalogue.index_published")
def published(fact: ListingPublished, *, at: datetime) -> None:
    """Mark it."""
    _mark(fact.listing, fact.side, at)


@subscriber(ListingUnpublished, "catalogue.index_unpublished")
def unpublished(fact: ListingUnpublished, *, at: datetime) -> None:
    """Mark it; pages read the table and show it no longer even before the index has followed."""
    _mark(fact.listing, fact.side, at)


def _mark(key: int, side: str, at: datetime) -> None:
    refresh([key])
    mark(side, [key], at=at)
    # One that waits will see this mark too; the round of every minute finds what a race would miss.
    if not is_fresh("catalogue.index"):
        enqueue("catalogue.index", actor=SYSTEM, at=at, due=at - FIRST)
