"""Field: both sides in one technology field, as stated or as their texts tell."""

from __future__ import annotations

from rongtong_match.score.base import NEUTRAL
from rongtong_match.score.facts import fact
from rongtong_match.types import Need

_OTHER = 0.1


def judge(need: Need, fields: tuple[str, ...]) -> float:
    """1 in a common field, 0.1 in another, neutral while either side has none."""
    if not need.fields or not fields:
        return NEUTRAL
    return 1.0 if set(need.fields) & set(fields) else _OTHER


FEATURE = fact("field", lambda offer: offer.fields, judge)
