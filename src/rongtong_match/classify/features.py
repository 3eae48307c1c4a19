"""Texts as sparse rows: runs of characters, TF-IDF weighted, of length 1."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

LONGEST = 2_000
"""Characters that are read of each text."""
GRAMS = (1, 2, 3)


def grams(text: str) -> list[str]:
    """All runs of one to three characters."""
    return [text[i : i + n] for n in GRAMS for i in range(len(text) - n + 1)]


class Terms:
    """One vocabulary with its weights, learned from texts; a term of one text only is left out."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        """``lists`` holds the terms of each text."""
        seen = Counter(term for terms in lists for term in set(terms))
        kept = sorted(term for term, count in seen.items() if count > 1)
        self.column = {term: i for i, term in enumerate(kept)}
        counts = np.array([seen[term] for term in kept], dtype=np.float64)
        self.weight: NDArray[np.float64] = np.log((1 + len(lists)) / (1 + counts)) + 1

    def rows(self, lists: Iterable[Sequence[str]]) -> sparse.csr_array:
        """Shape (texts, terms): (1 + log count) × idf, each row of length 1, or 0 without a known term."""
        columns: list[NDArray[np.int64]] = []
        values: list[NDArray[np.float64]] = []
        ends = [0]
        for terms in lists:
            counts = sorted(Counter(self.column[t] for t in terms if t in self.column).items())
            column = np.array([c for c, _ in counts], dtype=np.int64)
            value = (1 + np.log([float(n) for _, n in counts] or [1.0]))[: len(counts)] * self.weight[column]
            columns.append(column)
            values.append(value / max(float(np.linalg.norm(value)), 1e-12))
            ends.append(ends[-1] + len(counts))
        shape = (len(ends) - 1, len(self.column))
        data = (np.concatenate(values), np.concatenate(columns), np.array(ends)) if columns else None
        return sparse.csr_array(data, shape=shape) if data else sparse.csr_array(shape)


def clean(text: str) -> str:
    """NFKC, lower case, no lone surrogates or control characters, at most ``LONGEST`` characters."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in plain)
