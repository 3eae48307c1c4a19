"""Character one- and two-grams: what still agrees when segmentation or spelling does not."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse

from rongtong_match.text.normalise import normalise

Counts = Mapping[str, float]


_LATIN = re.compile(r"[a-z0-9]{2,}")
_LONG = 5
"""Letters of an alphabet say something only in longer pieces: words, and five letters of them (stems)."""


def grams(text: str) -> Counter[str]:
    """Counts of the text's pieces: one and two characters; of an alphabet whole words and five letters."""
    plain = normalise(text)
    counts: Counter[str] = Counter()
    for word in _LATIN.findall(plain):
        counts[word] += 1
        counts.update(word[i : i + _LONG] for i in range(len(word) - _LONG + 1) if len(word) > _LONG)
    for run in _LATIN.split(plain):
        counts.update(run)
        counts.update(a + b for a, b in pairwise(run))
    return counts


def weighed(pieces: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Counts over several texts, each counted by its weight."""
    total: dict[str, float] = {}
    for text, weight in pieces:
        for gram, n in grams(text).items():
            total[gram] = total.get(gram, 0.0) + weight * n
    return total


class Grams:
    """TF-IDF over character grams, fitted once on a collection (Salton and Buckley 1988, dampened tf)."""

    def __init__(self, collection: Sequence[Counts]) -> None:
        frequency: Counter[str] = Counter()
        for counts in collection:
            frequency.update(counts.keys())
        self._ids = {gram: i for i, gram in enumerate(sorted(frequency))}
        found = np.array([frequency[gram] for gram in self._ids], np.float64)
        self._idf = np.log((1 + len(collection)) / (1 + found)) + 1

    def matrix(self, collection: Sequence[Counts]) -> sparse.csr_array:
        """Rows of length 1, shape (texts, grams); grams never seen before count nothing."""
        # Arrays, not lists: a hundred thousand texts have some forty million grams.
        indices, values, starts = array("q"), array("d"), array("q", [0])
        for counts in collection:
            row = sorted((self._ids[g], n) for g, n in counts.items() if g in self._ids)
            indices.extend(i for i, _ in row)
            values.extend(n for _, n in row)
            starts.append(len(indices))
        columns, ends = np.array(indices, np.int64), np.array(starts, np.int64)
        weights = np.log1p(np.array(values, np.float64)) * self._idf[columns]
        rows = np.repeat(np.arange(len(collection)), np.diff(ends))
        length = np.sqrt(np.bincount(rows, weights**2, minlength=len(collection)))
        scaled = (weights / np.maximum(length, 1e-9)[rows]).astype(np.float32)
        return sparse.csr_array((scaled, columns, ends), (len(collection), len(self._ids)))
