"""Topic: the need's title against the whole text of the offer, word by word in meaning."""

from __future__ import annotations

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared, focus

_CEILING = 0.7


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the rarity-weighted word means of title and text."""
    likely = likeness(prepared.needs.title_words[need], prepared.offers.text_words[offers], _CEILING)
    return likely * np.float32(focus(prepared.needs, need))


FEATURE = Feature("topic_text", values, vectors="words")
