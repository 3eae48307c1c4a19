"""What every retriever offers, whatever stands behind it.

A hit's score is a *bounded* fusion: ``alpha * dense + (1 - alpha) * lexical``, both parts in [0, 1].
Sums of z-scores and raw BM25 are not comparable between queries and lost to this on every real set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from rongtong_match.types import Reason

Vector = NDArray[np.float32]


class RetrieveError(Exception):
    """The index cannot do what was asked; ``reason`` says what to do about it."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.reason = Reason(code, tuple(sorted(params.items())))
        super().__init__(f"{code} {dict(self.reason.params)}")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What filters look at. ``None`` or an empty tuple is unknown, never "none"."""

    kind: str | None = None
    regions: tuple[str, ...] = ()
    """Six-digit codes (GB/T 2260)."""
    fields: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """Resolved identities and names of whoever stands behind the record."""
    price: int | None = None
    """The least it costs, in fen."""
    maturity: int | None = None
    available_from: date | None = None
    available_until: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One record as the retriever sees it.

    ``terms`` are counts weighted by the part they stand in (a title counts more), each in (0, 1023].
    ``vector`` is centred by the caller with one mean version; any length but zero, direction is all.
    """

    id: str
    terms: Mapping[str, float] = field(default_factory=dict)
    vector: Vector | None = None
    attributes: Attributes = Attributes()


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions a hit must meet; those left empty ask nothing.

    An unknown attribute passes unless ``strict``. The two exclusions remove only what they name.
    """

    kinds: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    """Codes; each covers all below it. A record known only to lie in a larger region is unknown."""
    fields: frozenset[str] = frozenset()
    """At least one in common."""
    max_price: int | None = None
    """In fen."""
    min_maturity: int | None = None
    available_by: date | None = None
    """Available on or before this day."""
    open_on: date | None = None
    """Not yet ended on this day."""
    without_parties: frozenset[str] = frozenset()
    without_ids: frozenset[str] = frozenset()
    strict: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """One question: weighted terms, a vector centred as the entries' are, or both.

    ``exact`` forgoes every approximation, at the price of a look at each record that passes.
    """

    terms: Mapping[str, float] = field(default_factory=dict)
    vector: Vector | None = None
    filter: Filter = Filter()
    top: int = 50
    alpha: float = 0.5
    """Share of the dense part in the score, in [0, 1]."""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers: ``score`` in (0, 1], and the two parts it is made of."""

    id: str
    score: float
    lexical: float
    """BM25 over the most the query could reach, in [0, 1)."""
    dense: float
    """Centred cosine, clipped into [0, 1]."""


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """What is fixed for the life of an index; another value means another index.

    ``pivot`` is the length (sum of term counts) that counts as normal: take the mean of the first
    collection. It stays put, so that a record's stored numbers depend on that record alone.
    """

    space: str
    """Encoder id and mean version: vectors of two spaces never meet."""
    dim: int
    k1: float = 1.2
    b: float = 0.75
    pivot: float = 60.0


class Retriever(Protocol):
    """Keeps entries and finds those that answer. Equal collections give equal scores, whatever their past."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Add or replace by id, the last of equal ids winning. On return all are safe on disk and visible.

        Raises RetrieveError for an entry that is not as described.
        """
        ...

    def delete(self, ids: Iterable[str]) -> int:
        """Remove; returns how many there were. Ids nobody knows are passed over."""
        ...

    def get(self, id: str) -> Entry | None:  # noqa: A002
        """The entry as kept (weights to 1/64, vector to eight bits, of length 1), or None."""
        ...

    def search(self, query: Query) -> tuple[Hit, ...]:
        """At most ``query.top`` hits with a score above 0, best first, ties by id."""
        ...

    def search_many(self, queries: Sequence[Query]) -> tuple[tuple[Hit, ...], ...]:
        """``search`` for each query, in their order."""
        ...

    def flush(self) -> None:
        """Move recent writes into the fast structures. Never changes a score."""
        ...

    def close(self) -> None:
        """Let go of files and locks; a second call does nothing."""
        ...

    def __len__(self) -> int:
        """How many entries there are."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
