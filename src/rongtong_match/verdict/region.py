"""Does the offer come from where the need wants it?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.values.regions import covers, name
from rongtong_match.verdict.base import Context, Side, met, unknown, violated


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when any region will do; unknown when the offer's region is missing or too wide to tell."""
    wanted = need.wanted_regions
    return placed("region", "offer", offer.region, wanted, wanted=names(wanted)) if wanted else None


def placed(constraint: str, asks: Side, place: str | None, within: tuple[str, ...], **said: str) -> Check:
    """Whether ``place`` lies in one of the regions ``within``; ``said`` is what every sentence repeats.

    A place that only holds such a region (四川省 where 成都市 is wanted) may or may not lie in it.
    """
    if place is None:
        return unknown(constraint, asks, **said)
    if any(covers(code, place) for code in within):
        return met(constraint, place=name(place))
    if any(covers(place, code) for code in within):
        return unknown(constraint, asks, "wide", place=name(place), **said)
    return violated(constraint, "elsewhere", place=name(place), **said)


def names(codes: tuple[str, ...]) -> str:
    """Names for a sentence, in the order given."""
    return "、".join(name(code) for code in codes)
