"""Topic: the very same words. BM25 of the need's title over the offer's text, as a share of its ceiling."""

from __future__ import annotations

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints, scaled
from rongtong_match.score.prepared import Prepared, focus

_CEILING = 0.8


def values(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """BM25 (Robertson and Zaragoza 2009) over the most that this need's words could reach."""
    asked = prepared.needs.title_ids[need]
    weight = prepared.lexicon.idf[asked] * prepared.needs.title_counts[need]
    if not len(asked) or not weight.sum():
        return np.zeros(len(offers), np.float32)
    query = np.zeros(len(prepared.lexicon.words), np.float32)
    query[asked] = weight / max(float(weight.sum()), prepared.lexicon.enough)
    ceiling = _CEILING * float(np.sqrt(focus(prepared.needs, need)))
    return scaled(prepared.offers.terms[offers] @ query, ceiling)


FEATURE = Feature("terms", values)
