"""Who is told of a listing's steps: its author, in words that say what to do next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.kit.notices import tell
from rongtong.kit.workflow import Change

_NOTICES = {
    "submit": "catalogue.submitted",
    "publish": "catalogue.published",
    "confirm": "catalogue.published",
    "return": "catalogue.returned",
    "refuse": "catalogue.refused",
    "expire": "catalogue.expired",
    "take_down": "catalogue.taken_down",
}

_PAGES = {
    "submit": "catalogue:preview",
    "return": "catalogue:preview",
    "refuse": "catalogue:preview",
    "expire": "catalogue:still_open",
}
"""Where the button of a notice leads; else to the listing's page."""


def tell_owner(listing: Listing, change: Change) -> None:
    """Tell whoever wrote it what has become of it."""
    if listing.author is None or change.data.get("quiet"):
        return
    labels: dict[str, Any] = dict(change.transition.reasons)
    tell(
        listing.author,
        _NOTICES[change.transition.name],
        at=change.at,
        about=listing,
        link=reverse(_PAGES.get(change.transition.name, "catalogue:listing"), args=[listing.pk]),
        title=listing.title,
        reason=str(labels.get(change.reason, "")),
        note=change.note,
        until=listing.expires_on.isoformat() if listing.expires_on else "",
    )


_OF_REVISIONS = {
    "submit": "catalogue.revision_submitted",
    "apply": "catalogue.revision_applied",
    "confirm": "catalogue.revision_applied",
    "return": "catalogue.revision_returned",
}


def tell_of_revision(revision: Revision, change: Change) -> None:
    """Tell whoever proposed a change what has become of it."""
    if revision.author is None:
        return
    labels: dict[str, Any] = dict(change.transition.reasons)
    tell(
        revision.author,
        _OF_REVISIONS[change.transition.name],
        at=change.at,
        about=revision,
        link=reverse("catalogue:revision", args=[revision.listing_id]),
        title=revision.listing.title,
        reason=str(labels.get(change.reason, "")),
        note=change.note,
    )
