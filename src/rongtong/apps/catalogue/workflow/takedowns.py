"""What is kept of taking down, and of an owner who comes back with it."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Listing, TakeDown
from rongtong.kit.workflow import Change


def noted(listing: Listing, change: Change) -> None:
    """Keep why it was taken down."""
    TakeDown.objects.create(
        listing=listing, at=change.at, by_id=change.actor.id, reason=change.reason, note=change.note
    )


def appealed(listing: Listing, change: Change) -> None:
    """Note that the owner opened it again; it goes through the gate like any other."""
    if change.before == "taken_down":
        listing.take_downs.filter(reopened_at=None).update(reopened_at=change.at)
