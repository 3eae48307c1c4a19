"""Values of a listing: which may be written, how they are set, kept as plain data and compared."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import extras

COLUMNS = (
    "title", "summary", "detail", "tried", "keywords", "field", "industry", "region", "reach", "money_low",
    "money_high", "price_mode", "least_fee", "deadline", "available_from", "turnaround_days", "maturity",
    "maturity_evidence", "licences", "wanted_kinds", "rights", "capacity", "avoids", "veiled",
)  # fmt: skip
"""What an owner may write; names of ``extras()`` beside them go into ``extra``."""
DATES = ("deadline", "available_from")


def put(listing: Listing, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set values on the record and give {name: [before, after]} of what is different, as plain data."""
    before = plain(listing)
    for name in COLUMNS:
        if name in values:
            value = values[name]
            if name in DATES and isinstance(value, str):
                value = date.fromisoformat(value) if value else None
            setattr(listing, name, value)
    listing.extra = listing.extra | {name: values[name] for name in extras() if name in values}
    after = plain(listing)
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def plain(listing: Listing) -> dict[str, Any]:
    """Give everything an owner wrote as JSON data; the names are those of ``put``."""
    kept: dict[str, Any] = {}
    for name in COLUMNS:
        value = getattr(listing, name)
        kept[name] = value.isoformat() if isinstance(value, date) else value
    return kept | {name: listing.extra[name] for name in sorted(listing.extra)}


def with_values(listing: Listing, values: Mapping[str, Any]) -> Listing:
    """Give the record as it would be with these values; nothing is written."""
    other = copy(listing)
    put(other, values)
    return other
