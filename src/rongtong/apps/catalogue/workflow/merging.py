"""The arrows by which a listing goes into another one of its owner, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.facts import ListingPublished, ListingUnpublished
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.duplicates import MERGE
from rongtong.apps.catalogue.workflow.effects import REVIEW_CLOCK
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, Transition
from rongtong.lib.actor import Actor

ABSORBABLE = ("submitted", "in_review", "returned", "published", "expired")
"""States in which a listing can go into another one; a draft is its owner's business."""
WAITING = ("submitted", "in_review")


def _leads_on(listing: Listing, actor: Actor, at: datetime) -> Any:
    """``actions.merging`` sets where it leads before it performs the arrow."""
    if listing.merged_into_id is None:
        return _("Choose which one stays, and merge them there.")
    return None


def _was(state: str) -> Callable[[Listing, Actor, datetime], Any]:
    """Let a listing come back only by undoing its merge, and only to the state it was in."""

    def refuses(listing: Listing, actor: Actor, at: datetime) -> Any:
        latest = listing.absorptions.filter(undone_at=None).first()
        parting = listing.merged_into_id is None and latest is not None and latest.before == state
        return None if parting else _("Undo the merge.")

    return refuses


def _left(listing: Listing, change: Change) -> None:
    if change.before in WAITING:
        clocks.stop(REVIEW_CLOCK, listing, at=change.at)
    if change.before == "published":
        publish(ListingUnpublished(listing.pk, listing.side, "absorb"), at=change.at)


def _back(listing: Listing, change: Change) -> None:
    if change.transition.target in WAITING:
        clocks.start(REVIEW_CLOCK, listing, at=change.at)
    if change.transition.target == "published":
        publish(ListingPublished(listing.pk, listing.side), at=change.at)


def arrows() -> tuple[Transition, ...]:
    """Give the arrow into another listing and one back for each state it can come from."""
    back = (
        Transition(
            f"part_{state}", _("Part again"), ("absorbed",), state, MERGE,
            guards=(Guard(f"was_{state}", _was(state)),), effects=(_back,),
        )
        for state in ABSORBABLE
    )  # fmt: skip
    into = Transition(
        "absorb", _("Goes into another one"), ABSORBABLE, "absorbed", MERGE,
        guards=(Guard("leads_on", _leads_on),), effects=(_left,),
    )  # fmt: skip
    return into, *back
