"""Region: how near the two sides are, by the tree of administrative codes (GB/T 2260)."""

from __future__ import annotations

from rongtong_match.score.base import NEUTRAL
from rongtong_match.score.facts import fact
from rongtong_match.types import Need

# Sichuan and Chongqing are one circle (成渝地区双城经济圈): next door, though two provinces.
_TOGETHER = frozenset({"50", "51"})
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
COUNTY, CITY, PROVINCE, CIRCLE, FAR = 1.0, 0.85, 0.7, 0.6, 0.2


def nearness(a: str, b: str) -> float:
    """1 in one county, 0.85 in one city, 0.7 in one province, 0.6 in one circle, 0.2 elsewhere.

    Two sides that only name their province share no more than that.
    """
    if a == b and not a.endswith("00"):
        return COUNTY
    if a[:2] == b[:2]:
        one_city = a[:4] == b[:4] and a[2:4] != "00"
        return CITY if one_city or a[:2] in MUNICIPALITIES else PROVINCE
    return CIRCLE if {a[:2], b[:2]} == _TOGETHER else FAR


def judge(need: Need, region: str | None) -> float:
    """Nearness; neutral while either side's region is unknown."""
    return NEUTRAL if need.region is None or region is None else nearness(need.region, region)


FEATURE = fact("region", lambda offer: offer.region, judge)
