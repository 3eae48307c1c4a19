"""The free texts of a listing: what may tell too much."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.terms import terms

TEXTS = ("title", "summary", "detail", "tried", "maturity_evidence")
"""Free texts of every kind of listing; those of one kind lie in ``extra``."""


def texts_of(listing: Listing) -> dict[str, str]:
    """Give the free texts that are not empty, by name, those of its kind after the others."""
    found = {name: getattr(listing, name) for name in TEXTS}
    found["keywords"] = "、".join(map(str, listing.keywords))
    found |= {name: value for name, value in listing.extra.items() if isinstance(value, str)}
    return {name: text for name, text in found.items() if text}


def sensitive_in(listing: Listing) -> list[tuple[str, str]]:
    """Give (field, word) of each sensitive word that stands in a text."""
    return [
        (name, word) for name, text in texts_of(listing).items() for word in terms().sensitive if word in text
    ]
