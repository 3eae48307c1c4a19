"""Character one- and two-grams: what still agrees when segmentation or spelling does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

import numpy as np
from scipy import sparse

from rongtong_match.text.normalise import normalise


def grams(text: str) -> Counter[str]:
    """Counts of the one- and two-character pieces of the normalised text."""
    plain = normalise(text)
    return Counter(plain) + Counter(a + b for a, b in pairwise(plain))


class Grams:
    """TF-IDF over character grams, fitted once on a collection (Salton and Buckley 1988, sublinear tf)."""

    def __init__(self, texts: Sequence[str]) -> None:
        frequency: Counter[str] = Counter()
        for text in texts:
            frequency.update(grams(text).keys())
        self._ids = {gram: i for i, gram in enumerate(sorted(frequency))}
        counts = np.array([frequency[gram] for gram in self._ids], np.float64)
        self._idf: list[float] = (np.log((1 + len(texts)) / (1 + counts)) + 1).tolist()

    def matrix(self, texts: Sequence[str]) -> sparse.csr_array:
        """Rows of length 1, shape (len(texts), grams); grams never seen before count nothing."""
        indices: list[int] = []
        values: list[float] = []
        starts = [0]
        for text in texts:
            row = sorted((self._ids[g], n) for g, n in grams(text).items() if g in self._ids)
            weights = [(1 + log(n)) * self._idf[i] for i, n in row]
            length = sqrt(sum(w * w for w in weights)) or 1.0
            indices += [i for i, _ in row]
            values += [w / length for w in weights]
            starts.append(len(indices))
        shape = (len(texts), len(self._ids))
        return sparse.csr_array((np.array(values, np.float32), np.array(indices), np.array(starts)), shape)
