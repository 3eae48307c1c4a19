"""Topic: shared pieces of one and two characters, for what segmentation and rare names would hide."""

from __future__ import annotations

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints, scaled
from rongtong_match.score.prepared import Prepared

_LENGTH = 450
"""Different grams of a usual offer text: a question of as many can agree wholly, a title by its share."""
_LEAST = 0.3
"""Cosine of a title with a text ten times its length that repeats all of it."""


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the need title's and the offer text's character grams."""
    query = prepared.needs.grams[[need]].toarray()[0]
    ceiling = min(1.0, max(_LEAST, float(np.sqrt(np.count_nonzero(query) / _LENGTH))))
    return scaled(prepared.offers.grams[offers] @ query, ceiling)


FEATURE = Feature("characters", values)
