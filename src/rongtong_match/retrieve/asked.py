"""A query in the numbers of one index: what scans and seeks work with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.retrieve.base import Filter, Query, RetrieveError
from rongtong_match.retrieve.coding import FULL, Floats, Ints, Longs, shares, vector_codes
from rongtong_match.retrieve.labels import Bound, Label, conditions
from rongtong_match.retrieve.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Labelled:
    """A ``Label`` condition with the labels' numbers."""

    numbers: tuple[int, ...]
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter in numbers: the conditions, and the versions of records that are left out by id."""

    conditions: tuple[Labelled | Bound, ...] = ()
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """A query in numbers: ``terms`` go with ``shares``; ``vector`` holds whole numbers, shape (dim,)."""

    terms: Ints
    shares: Ints
    vocabulary: int
    """How many term numbers there are."""
    vector: NDArray[np.float32]
    square: int
    asked: Asked
    top: int
    alpha: float
    exact: bool

    def by_term(self) -> Ints:
        """Share by term number, 0 for all terms that were not asked for."""
        table = np.zeros(self.vocabulary, np.int32)
        table[self.terms] = self.shares
        return table

    def fused(self, lexical: Longs, dense: Floats) -> Floats:
        """The score of each pair of parts."""
        return self.alpha * dense + (1.0 - self.alpha) * (lexical / FULL)


def probe(query: Query, terms: Lexicon, asked: Asked, frequency: Ints, size: int, dim: int) -> Probe:
    """``query`` in numbers; ``frequency`` by term number and ``size`` describe the living collection."""
    if query.top < 1 or not 0 <= query.alpha <= 1:
        raise RetrieveError("retrieve.bad_query", top=query.top, alpha=str(query.alpha))
    numbers = {text: number for text in query.terms if (number := terms.number(text)) is not None}
    known = {text: int(frequency[number]) for text, number in numbers.items() if number < len(frequency)}
    share = shares(query.terms, known, size)
    order = sorted(share, key=numbers.__getitem__)
    codes = vector_codes([query.vector], dim, ["?"])[0].astype(np.float32)
    nums = np.array([numbers[text] for text in order], np.int32)
    parts = np.array([share[text] for text in order], np.int32)
    square = int(np.dot(codes, codes))
    return Probe(nums, parts, len(frequency), codes, square, asked, query.top, query.alpha, query.exact)


def numbered(label: Label, labels: Lexicon) -> Labelled:
    """The numbers of all labels in use that ``label`` means."""
    found = {number for text in label.exact if (number := labels.number(text)) is not None}
    for prefix in label.prefixes:
        found.update(labels.beginning(prefix))
    return Labelled(tuple(sorted(found)), label.forbidden)


def asked_of(filter: Filter, labels: Lexicon, without: Sequence[int]) -> Asked:  # noqa: A002
    """``filter`` in numbers."""
    rows = (numbered(one, labels) if isinstance(one, Label) else one for one in conditions(filter))
    return Asked(tuple(rows), tuple(without))
