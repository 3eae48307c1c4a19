"""The offer's own limit: does it work where the need is?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.verdict.base import Context
from rongtong_match.verdict.region import names, placed


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when the offer names no regions; unknown when the need's region is missing or too wide."""
    served = offer.serves_regions
    return placed("reach", "need", need.region, served, served=names(served)) if served else None
