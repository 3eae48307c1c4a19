"""Topic: the matter words of both titles, each weighed by its rarity, compared in meaning."""

from __future__ import annotations

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared, focus

_CEILING = 0.9


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the rarity-weighted word means (Arora et al. 2017) of the two titles."""
    likely = likeness(prepared.needs.title_words[need], prepared.offers.title_words[offers], _CEILING)
    return likely * np.float32(focus(prepared.needs, need))


FEATURE = Feature("topic_words", values, vectors="words")
