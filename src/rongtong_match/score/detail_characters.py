"""Topic: pieces of one and two characters that the need's detail, less its profile, shares with the offer."""

from __future__ import annotations

from rongtong_match.score.base import Feature, Floats, Ints, scaled
from rongtong_match.score.prepared import Prepared

_CEILING = 0.3


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Cosine of the discounted detail's and the offer text's character grams."""
    query = prepared.needs.detail_grams[[need]].toarray()[0]
    return scaled(prepared.offers.grams[offers] @ query, _CEILING)


FEATURE = Feature("detail_characters", values)
