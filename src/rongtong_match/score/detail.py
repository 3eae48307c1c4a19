"""Topic: what the need's detail says beyond the company profile, against the offer's title."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, likeness
from rongtong_match.score.prepared import Prepared

_CEILING = 0.7


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the discounted detail's word mean with the offer title's."""
    return likeness(prepared.needs.detail_words[need], prepared.offers.title_words[offers], _CEILING)


FEATURE = Feature("detail", values, vectors="words")
