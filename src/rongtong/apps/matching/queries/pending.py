"""A published listing as its owner has answered it, while the gate has still to pass the answers."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.revisions import open_revision
from rongtong.apps.catalogue.rules.values import with_values
from rongtong.apps.matching.queries.questions import NAMES


def answered(listing: Listing) -> tuple[Listing, tuple[str, ...]]:
    """Give the listing with the facts of its open change, and their names. One query.

    Texts of a change are left out: reasons are read from what is public.
    """
    change = open_revision(listing) if listing.state == "published" else None
    if change is None:
        return listing, ()
    facts = {*NAMES[listing.side], "money_low", "money_high"}
    values = {name: value for name, value in change.values.items() if name in facts}
    return (with_values(listing, values), tuple(sorted(values))) if values else (listing, ())
