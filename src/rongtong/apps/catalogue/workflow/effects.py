"""What happens with a listing's steps: clocks, days, facts, the answer kept with what was handed in."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from rongtong.apps.catalogue.facts import ListingPublished, ListingSubmitted, ListingUnpublished
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import form_of
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change

REVIEW_CLOCK = "catalogue.review"


def submitted(listing: Listing, change: Change) -> None:
    """Start the clock of the answer; nobody has it yet."""
    listing.keep(submitted_at=change.at, reviewer_id=None, second_reviewer_id=None)
    clocks.start(REVIEW_CLOCK, listing, at=change.at)
    publish(ListingSubmitted(listing.pk, listing.side), at=change.at)


def take(listing: Listing, change: Change) -> None:
    """Note who reviews."""
    listing.keep(reviewer_id=change.actor.id)


def release(listing: Listing, change: Change) -> None:
    """Let somebody else take it; the clock runs on."""
    listing.keep(reviewer_id=None)


def confirm(listing: Listing, change: Change) -> None:
    """Note who looked a second time."""
    listing.keep(second_reviewer_id=change.actor.id)


def doubt(listing: Listing, change: Change) -> None:
    """Note that the second reviewer sent it back to the first."""
    confirm(listing, change)
    latest = listing.submissions.order_by("-number").first()
    if latest is not None:
        latest.doubted, latest.second_by_id = True, change.actor.id
        latest.save(update_fields=["doubted", "second_by"])


def answer(listing: Listing, change: Change) -> None:
    """Keep the answer with what was handed in: what, why, who, until when it was due; stop the clock."""
    latest = listing.submissions.order_by("-number").first()
    if latest is not None:
        clock = clocks.of(listing, REVIEW_CLOCK).first()
        latest.outcome, latest.reason = change.transition.name, change.reason
        latest.wording, latest.answered_at = change.note, change.at
        latest.due_at, latest.answered_by_id = clock.due_at if clock else None, listing.reviewer_id
        if change.transition.name == "confirm":
            latest.second_by_id = change.actor.id
        latest.save()
    clocks.stop(REVIEW_CLOCK, listing, at=change.at)


def go_public(listing: Listing, change: Change) -> None:
    """Open it to the public for the time its kind has, at most until the day it is wanted by."""
    listing.keep(published_at=change.at, expires_on=end_of(listing, change), ended_at=None, outcome="")
    publish(ListingPublished(listing.pk, listing.side), at=change.at)


def renew(listing: Listing, change: Change) -> None:
    """Give it its time anew; it stays where it stood in lists sorted by day."""
    listing.keep(expires_on=end_of(listing, change), ended_at=None)
    publish(ListingPublished(listing.pk, listing.side), at=change.at)


def end_of(listing: Listing, change: Change) -> object:
    """Give the last day that it is open, as its kind says."""
    return timezone.localdate(change.at) + timedelta(days=form_of(listing).expires_days)


def leave_public(listing: Listing, change: Change) -> None:
    """Close it to the public and tell whoever built on it."""
    listing.keep(ended_at=change.at)
    publish(ListingUnpublished(listing.pk, listing.side, change.transition.name), at=change.at)


def close(listing: Listing, change: Change) -> None:
    """Note what became of it; it teaches the matching."""
    listing.keep(outcome=change.reason)
    leave_public(listing, change)


def put_away(listing: Listing, change: Change) -> None:
    """Note since when it is discarded: thirty days later it is deleted."""
    listing.keep(ended_at=change.at)


def taken_back(listing: Listing, change: Change) -> None:
    """Let it be a draft as before."""
    listing.keep(ended_at=None)
