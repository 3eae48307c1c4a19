"""A part of the index: entries that are searched together, and which of them are alive."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from rongtong_match.retrieve.asked import Asked, Labelled
from rongtong_match.retrieve.coding import Bools, Ints, Longs
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.labels import Bound


class Part:
    """Entries in ascending order of ``seq``, in memory: what was written since the last segment."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.alive: Bools = np.ones(len(columns), np.bool_)

    def __len__(self) -> int:
        return len(self.columns)

    def rows_of(self, seqs: Iterable[int]) -> Longs:
        """Rows of those of these versions that stand in this part."""
        wanted = np.array(sorted(seqs), np.int64)
        at: Longs = np.searchsorted(self.columns.seq, wanted)
        wanted, at = wanted[at < len(self)], at[at < len(self)]
        rows: Longs = at[self.columns.seq[at] == wanted]
        return rows

    def bury(self, seqs: Iterable[int]) -> Longs:
        """Mark versions dead; returns the rows that were alive until now."""
        rows = self.rows_of(seqs)
        rows = rows[self.alive[rows]]
        self.alive[rows] = False
        return rows

    def sums(self, terms: Ints, shares: Ints) -> Ints | None:
        """Shares times impacts for every row, where there are postings to take them from."""
        return None

    def whole(self) -> bool:
        """Whether all entries are alive."""
        return bool(self.alive.all())

    def passing(self, asked: Asked) -> Bools:
        """Which entries are alive and meet every condition, shape (n,)."""
        mask = self.alive.copy()
        for condition in asked.conditions:
            mask &= self.meets(condition)
        if asked.without:
            mask[self.rows_of(asked.without)] = False
        return mask

    def meets(self, condition: Labelled | Bound) -> Bools:
        """Which entries meet one condition."""
        if isinstance(condition, Bound):
            return self._bounded(condition)
        mask = np.zeros(len(self), np.bool_)
        mask[self.labelled(condition.numbers)] = True
        return ~mask if condition.forbidden else mask

    def _bounded(self, bound: Bound) -> Bools:
        column = getattr(self.columns, bound.column)
        mask: Bools = column <= bound.limit if bound.at_most else column >= bound.limit
        if bound.strict:
            mask &= column != bound.unknown
        return mask

    def labelled(self, numbers: tuple[int, ...]) -> Longs:
        """Rows that carry one of these labels, a row once for each."""
        labels = self.columns.labels
        return labels.owners()[np.isin(labels.values, np.array(numbers, np.int32))]


class Recent:
    """Writes since the last segment, kept as they came and joined when somebody searches."""

    def __init__(self, dim: int) -> None:
        self.part = Part(Columns.empty(dim))
        self._waiting: list[Columns] = []
        self.size = 0

    def add(self, columns: Columns) -> None:
        """Append entries whose numbers are above all others here."""
        self._waiting.append(columns)
        self.size += len(columns)

    def joined(self) -> Part:
        """All of it as one part."""
        if self._waiting:
            alive = self.part.alive
            self.part = Part(Columns.concat([self.part.columns, *self._waiting]))
            self.part.alive[: len(alive)] = alive
            self._waiting = []
        return self.part


def remembered(part: Part, size: int = 64) -> None:
    """Let an immutable part keep the answers to the conditions asked last: one byte an entry each."""
    part.meets = lru_cache(maxsize=size)(part.meets)  # type: ignore[method-assign]
