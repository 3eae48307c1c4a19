"""Does the offer come from where the need wants it?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.values.regions import covers, name
from rongtong_match.verdict.base import Context, met, unknown, violated


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when any region will do; unknown when the offer's region is missing or too wide to tell."""
    wanted, place = need.wanted_regions, offer.region
    if not wanted:
        return None
    if place is None:
        return unknown("region", "offer", wanted=names(wanted))
    if any(covers(code, place) for code in wanted):
        return met("region", place=name(place))
    if any(covers(place, code) for code in wanted):
        return unknown("region", "offer", "wide", place=name(place), wanted=names(wanted))
    return violated("region", "elsewhere", place=name(place), wanted=names(wanted))


def names(codes: tuple[str, ...]) -> str:
    """Names for a sentence, in the order given."""
    return "、".join(name(code) for code in codes)
