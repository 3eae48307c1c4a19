"""Co-operation: the form in which the technology would change hands suits both."""

from __future__ import annotations

from rongtong_match.score.base import NEUTRAL
from rongtong_match.score.facts import fact
from rongtong_match.types import Licence, Need


def judge(need: Need, licences: frozenset[Licence]) -> float:
    """1 when a form suits both, 0.1 when none does, neutral while a side has not said."""
    if not need.licences or not licences:
        return NEUTRAL
    return 1.0 if need.licences & licences else 0.1


FEATURE = fact("cooperation", lambda offer: offer.licences, judge)
