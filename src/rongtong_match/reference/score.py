"""The slow, obvious word and character features: plain loops over words, formulas written out once more.

The features in ``score`` must agree with them to 1e-5.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rongtong_match.text.normalise import normalise

Words = Sequence[str]
Meaning = Mapping[str, Sequence[float]]
K1, B = 1.2, 0.75


def rarity(word: str, documents: Sequence[Words]) -> float:
    """Inverse document frequency (Robertson and Zaragoza 2009), always above 0."""
    holding = sum(word in document for document in documents)
    return math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))


def enough(words: Words, documents: Sequence[Words]) -> float:
    """The rarity that makes a question specific: one and a half times that of the rarest word."""
    return 1.5 * max((rarity(word, documents) for word in words), default=1 / 1.5)


def cover(
    asked: Words,
    offered: Words,
    documents: Sequence[Words],
    meaning: Meaning,
    floor: float,
    least: float,
) -> float:
    """Share of ``asked``, by rarity (``least`` at least), that the closest words of ``offered`` cover."""
    found = total = 0.0
    for word in asked:
        weight = rarity(word, documents)
        found += weight * max((near(word, other, meaning, floor) for other in offered), default=0.0)
        total += weight
    return min(1.0, found / max(total, least)) if total else 0.0


def near(a: str, b: str, meaning: Meaning, floor: float) -> float:
    """1 for the same word, else how far the cosine lies above ``floor``."""
    if a == b:
        return 1.0
    cosine = sum(x * y for x, y in zip(meaning[a], meaning[b], strict=True))
    return min(1.0, max(0.0, (cosine - floor) / (1 - floor)))


def terms(asked: Words, text: Words, documents: Sequence[Words], ceiling: float, least: float) -> float:
    """BM25 of ``asked`` over one text of ``documents``, as a share of the most it could reach."""
    usual = sum(len(document) for document in documents) / len(documents) or 1.0
    found = total = 0.0
    for word in asked:
        count = list(text).count(word)
        weight = rarity(word, documents)
        found += weight * count / (count + K1 * (1 - B + B * len(text) / usual))
        total += weight
    return min(1.0, found / max(total, least) / ceiling) if total else 0.0


def characters(asked: str, text: str, collection: Sequence[str], ceiling: float) -> float:
    """Cosine of the TF-IDF weights of one- and two-character pieces of both texts."""
    ours, theirs = _weights(asked, collection), _weights(text, collection)
    dot = sum(weight * theirs.get(piece, 0.0) for piece, weight in ours.items())
    lengths = math.sqrt(sum(w * w for w in ours.values()) * sum(w * w for w in theirs.values()))
    return min(1.0, dot / lengths / ceiling) if lengths else 0.0


def _weights(text: str, collection: Sequence[str]) -> dict[str, float]:
    weights = {}
    for piece, count in _pieces(text).items():
        holding = sum(piece in _pieces(other) for other in collection)
        idf = math.log((1 + len(collection)) / (1 + holding)) + 1
        weights[piece] = math.log(1 + count) * idf if holding else 0.0
    return weights


def _pieces(text: str) -> Counter[str]:
    plain = normalise(text)
    return Counter([plain[i : i + n] for n in (1, 2) for i in range(len(plain) - n + 1)])
