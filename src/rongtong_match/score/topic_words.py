"""Topic: the matter words of both titles, each weighed by its rarity, compared in meaning."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared

_CEILING = 0.9


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the rarity-weighted word means (Arora et al. 2017) of the two titles."""
    return likeness(prepared.needs.title_words[need], prepared.offers.title_words[offers], _CEILING)


FEATURE = Feature("topic_words", values, vectors="words")
