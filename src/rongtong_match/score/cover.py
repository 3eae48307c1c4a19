"""Topic: how much of what the need names is found in the offer, allowing words close in meaning.

For each matter word of the need the closest word of the offer counts, from a floor of likeness upwards;
words weigh by their rarity. It is the recall side of soft matching: an offer that speaks of half the need
gets half.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rongtong_match.score.base import Feature, Floats, Ints
from rongtong_match.score.prepared import Prepared, focus
from rongtong_match.text.lexicon import Lexicon

_TITLE_FLOOR, _TEXT_FLOOR = 0.3, 0.4
"""Centred cosine of two unrelated words, by reading pairs; a long text needs the higher floor."""


def in_title(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Share of the need's words that the offer's title covers."""
    words = [prepared.offers.title_ids[i] for i in offers.tolist()]
    return _answered(prepared, need, words, _TITLE_FLOOR)


def in_text(prepared: Prepared, need: int, offers: Ints) -> Floats:
    """Share of the need's words that the offer's whole text covers."""
    words = [prepared.offers.text_ids[i] for i in offers.tolist()]
    return _answered(prepared, need, words, _TEXT_FLOOR)


def _answered(prepared: Prepared, need: int, words: Sequence[Ints], floor: float) -> Floats:
    """The covered share; in a question of very many words a word more or less says little."""
    asked, enough = prepared.needs.title_ids[need], prepared.lexicon.enough
    share = _covered(prepared.lexicon, asked, words, floor, enough)
    return (share * focus(prepared.needs, need)).astype(np.float32)


def covered_text(prepared: Prepared, words: Sequence[str], offers: Ints) -> Floats:
    """Share of any words that the offers' texts cover; words nobody knows count as not covered."""
    known = prepared.lexicon.encode(words)
    texts = [prepared.offers.text_ids[i] for i in offers.tolist()]
    share = len(known) / len(words) if words else 0.0
    return (_covered(prepared.lexicon, known, texts, _TEXT_FLOOR, 0.0) * share).astype(np.float32)


def _covered(lexicon: Lexicon, asked: Ints, offered: Sequence[Ints], floor: float, enough: float) -> Floats:
    lengths = np.array([len(ids) for ids in offered], np.int64)
    filled = np.flatnonzero(lengths)
    result = np.zeros(len(offered), np.float32)
    if not len(asked) or not len(filled):
        return result
    flat = np.concatenate([offered[i] for i in filled.tolist()])
    starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
    different, place = np.unique(flat, return_inverse=True)
    near = nearness(lexicon, asked, different, floor)
    best = np.maximum.reduceat(near[:, place], starts, axis=1)
    weight = lexicon.idf[asked].astype(np.float64)
    result[filled] = np.clip(weight @ best / max(float(weight.sum()), enough), 0.0, 1.0)
    return result


def nearness(lexicon: Lexicon, asked: Ints, offered: Ints, floor: float) -> Floats:
    """How near each asked word is to each offered one, in [0, 1]; the same word is 1 even without vectors."""
    cosine = lexicon.vectors[asked].astype(np.float64) @ lexicon.vectors[offered].astype(np.float64).T
    near: Floats = np.clip((cosine - floor) / (1 - floor), 0.0, 1.0).astype(np.float32)
    near[asked[:, None] == offered[None, :]] = 1.0
    return near


TITLE = Feature("cover_title", in_title)
TEXT = Feature("cover_text", in_text)
