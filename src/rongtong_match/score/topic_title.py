"""Topic: the need's title and the offer's title, as the sentence encoder understands them."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared

_CEILING = 0.7
"""Centred cosine of two titles that say the same thing in other words."""


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Centred cosine of the two titles."""
    return likeness(prepared.needs.titles[need], prepared.offers.titles[offers], _CEILING)


FEATURE = Feature("topic_title", values, vectors="titles")
