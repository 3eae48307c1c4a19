"""The offer's own limit: does it work where the need is?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.values.regions import covers, name
from rongtong_match.verdict.base import Context, met, unknown, violated
from rongtong_match.verdict.region import names


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when the offer names no regions; unknown when the need's region is missing or too wide."""
    served, place = offer.serves_regions, need.region
    if not served:
        return None
    if place is None:
        return unknown("reach", "need", served=names(served))
    if any(covers(code, place) for code in served):
        return met("reach", place=name(place))
    if any(covers(place, code) for code in served):
        return unknown("reach", "need", "wide", place=name(place), served=names(served))
    return violated("reach", "elsewhere", place=name(place), served=names(served))
