"""A listing as lists show it."""

from __future__ import annotations

from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries import passages
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.web.portal import facts


def card(listing: Listing, words: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give a listing as a list shows it, the words that were searched marked."""
    title = without_contacts(listing.title)
    return {
        "listing": listing,
        "plain": title,
        "title": passages.marked(title, words),
        "passage": passages.passage(listing, words),
        "anonymous": listing.hides("organisation"),
        "money": "" if listing.hides("money") else facts.money(listing),
        "region": "" if listing.hides("region") else listing.region,
        "trl": f"TRL {listing.maturity}",
        "closes": facts.closing(listing, listing.veiled),
    }
