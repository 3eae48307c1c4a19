"""Topic: the need's title against the whole text of the offer, word by word in meaning."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared

_CEILING = 0.7


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the rarity-weighted word means of title and text."""
    return likeness(prepared.needs.title_words[need], prepared.offers.text_words[offers], _CEILING)


FEATURE = Feature("topic_text", values, vectors="words")
