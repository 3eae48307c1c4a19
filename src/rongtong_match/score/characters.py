"""Topic: shared pieces of one and two characters, for what segmentation and rare names would hide."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, scaled
from rongtong_match.score.prepared import Prepared

_CEILING = 0.3
"""Cosine of a title with a text ten times its length that repeats all of it."""


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the need title's and the offer text's character grams."""
    query = prepared.needs.grams[[need]].toarray()[0]
    return scaled(prepared.offers.grams[offers] @ query, _CEILING)


FEATURE = Feature("characters", values)
