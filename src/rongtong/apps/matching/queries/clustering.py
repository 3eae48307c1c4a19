"""Needs gathered by what they are about, and named by the words that set each gathering apart.

Within one technology field needs are joined by average linkage (Sokal & Michener 1958) over one minus their
likeness: the cosine of weighted words (tf-idf, Salton & Buckley 1988), and of the encoder's vectors where
there is one, half each. A gathering is named by the words with the largest share of its own weight that are
rare elsewhere. Equal needs give equal gatherings: nothing is drawn by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.segment import content_words
from rongtong_match.types import Need

APART_WORDS, APART_BOTH = 0.95, 0.86
"""Mean distance up to which needs are one matter: by words alone, and with vectors."""
BLOCK = 1_500
"""Needs compared with each other at once; a larger field is cut by industry and key."""
TITLE, KEYWORD, DETAIL = 3.0, 2.0, 0.5
"""Weight of a word by where it stands."""
NAMED_BY = 3
ASKING = frozenset((Path(__file__).parent.parent / "data" / "asking.txt").read_text("utf-8").split())
"""Words by which somebody asks, whatever for."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Matter:
    """Needs about one matter: their rows, by row, and the words that name it."""

    rows: tuple[int, ...]
    terms: tuple[str, ...]


def matters(needs: Sequence[Need], fields: Sequence[str], encoder: Encoder | None) -> list[Matter]:
    """Gather needs; ``fields``: the technology field of each. The largest first, then by the first row."""
    if not needs:
        return []
    words = [_weights(one) for one in needs]
    rarity = _rarity(words)
    vectors = _centred(encoder.passages([one.title for one in needs])) if encoder else None
    groups: list[list[int]] = []
    for block in _blocks(needs, fields):
        groups += _joined(block, words, rarity, vectors)
    groups.sort(key=lambda rows: (-len(rows), rows[0]))
    return [Matter(tuple(rows), _named(rows, needs, words, rarity)) for rows in groups]


def _centred(vectors: Vectors) -> Floats:
    """Give the vectors from their mean, of length 1: what all texts share tells no two of them apart."""
    moved: Floats = vectors.astype(np.float64) - vectors.astype(np.float64).mean(axis=0)
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    return moved / np.where(length == 0, 1, length)


def _weights(need: Need) -> dict[str, float]:
    found: Counter[str] = Counter()
    for text, weight in (
        (need.title, TITLE), (" ".join(need.keywords), KEYWORD), (need.detail, DETAIL),
    ):  # fmt: skip
        for word in content_words(text):
            if len(word) > 1 and not word.isdecimal() and word not in ASKING:
                found[word] += weight  # type: ignore[assignment]
    return {word: 1 + log(weight) if weight > 1 else weight for word, weight in found.items()}


def _rarity(words: Sequence[dict[str, float]]) -> dict[str, float]:
    held = Counter(word for one in words for word in one)
    return {word: log((len(words) + 1) / (count + 0.5)) for word, count in held.items()}


def _blocks(needs: Sequence[Need], fields: Sequence[str]) -> list[list[int]]:
    by_field: dict[str, list[int]] = {}
    for row in sorted(range(len(needs)), key=lambda row: (fields[row], needs[row].industry or "", row)):
        by_field.setdefault(fields[row], []).append(row)
    return [
        sorted(rows[first : first + BLOCK])
        for rows in by_field.values()
        for first in range(0, len(rows), BLOCK)
    ]


def _joined(
    rows: list[int], words: Sequence[dict[str, float]], rarity: dict[str, float], vectors: Floats | None
) -> list[list[int]]:
    if len(rows) == 1:
        return [rows]
    from scipy.cluster.hierarchy import fcluster, linkage  # a tenth of a second: only the round pays it
    from scipy.spatial.distance import squareform

    likeness = _by_words([words[row] for row in rows], rarity)
    apart = APART_WORDS
    if vectors is not None:
        mine = vectors[rows]
        likeness, apart = (likeness + mine @ mine.T) / 2, APART_BOTH
    distance = np.clip(np.round(1 - likeness, 6), 0, 2)
    np.fill_diagonal(distance, 0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), apart, "distance")
    found: dict[int, list[int]] = {}
    for row, label in zip(rows, labels.tolist(), strict=True):
        found.setdefault(label, []).append(row)
    return list(found.values())


def _by_words(words: Sequence[dict[str, float]], rarity: dict[str, float]) -> Floats:
    """Give the cosine of each pair."""
    place = {word: at for at, word in enumerate(sorted({word for one in words for word in one}))}
    made = np.zeros((len(words), max(1, len(place))))
    for row, one in enumerate(words):
        for word, weight in one.items():
            made[row, place[word]] = weight * rarity[word]
    length = np.linalg.norm(made, axis=1, keepdims=True)
    made /= np.where(length == 0, 1, length)
    cosine: Floats = made @ made.T
    return cosine


def _named(
    rows: Sequence[int], needs: Sequence[Need], words: Sequence[dict[str, float]], rarity: dict[str, float]
) -> tuple[str, ...]:
    """Give the words of titles and keywords that weigh most; what only one of several needs says, last."""
    held: Counter[str] = Counter()
    weight: dict[str, float] = {}
    for row in rows:
        for word in {*content_words(needs[row].title), *content_words(" ".join(needs[row].keywords))}:
            if word in words[row]:
                held[word] += 1
                weight[word] = weight.get(word, 0.0) + words[row][word] * rarity[word]
    best = sorted(weight, key=lambda word: (-min(held[word], 2), -weight[word], word))
    return tuple(_apart(best)[:NAMED_BY])


def _apart(words: Sequence[str]) -> list[str]:
    """Leave out a word that another one before it holds."""
    kept: list[str] = []
    for word in words:
        if not any(word in one or one in word for one in kept):
            kept.append(word)
    return kept
