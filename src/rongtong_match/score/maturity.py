"""Maturity: the readiness level over what the need asks for (GB/T 22900-2022)."""

from __future__ import annotations

from rongtong_match.score.base import NEUTRAL
from rongtong_match.score.facts import fact
from rongtong_match.types import Need

_HIGHEST = 9


def judge(need: Need, maturity: int | None) -> float:
    """From 0.6 at the minimum to 1 at nine; short of it less by a fifth a level; neutral when unknown."""
    if maturity is None:
        return NEUTRAL
    if need.min_maturity is None:
        return NEUTRAL + 0.3 * (maturity - 5) / 4 if maturity > 5 else NEUTRAL
    if maturity < need.min_maturity:
        return max(0.0, 0.4 - 0.2 * (need.min_maturity - maturity))
    return 0.6 + 0.4 * (maturity - need.min_maturity) / max(1, _HIGHEST - need.min_maturity)


FEATURE = fact("maturity", lambda offer: offer.maturity, judge)
