"""Many entries side by side: one array for each thing a query looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from rongtong_match.retrieve.coding import Codes, Ints, Longs
from rongtong_match.retrieve.ragged import Ragged

PRICE_UNKNOWN, MATURITY_UNKNOWN, START_UNKNOWN, END_UNKNOWN = -1, 32767, 0, 2**31 - 1
"""Chosen so that an unknown passes its comparison without being looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """``n`` entries. ``seq`` numbers the write that made each: it names one version of one record."""

    seq: Longs
    ids: Ragged
    terms: Ragged
    """Per entry ``term number << 8 | impact`` as uint32."""
    labels: Ragged
    """Per entry the numbers of its labels, as int32."""
    codes: Codes
    """Shape (n, dim)."""
    squares: Ints
    """Squared length of each row of ``codes``; 0 means no vector."""
    price: Longs
    maturity: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.seq)

    def take(self, rows: Longs) -> Columns:
        """These entries, in this order, in memory."""
        picked: dict[str, Any] = {}
        for name in names():
            column = getattr(self, name)
            picked[name] = column.take(rows) if isinstance(column, Ragged) else column[rows]
        return Columns(**picked)

    @staticmethod
    def concat(parts: Sequence[Columns]) -> Columns:
        """All entries of all parts."""
        if len(parts) == 1:
            return parts[0]
        joined: dict[str, Any] = {}
        for name in names():
            columns = [getattr(part, name) for part in parts]
            ragged = isinstance(columns[0], Ragged)
            joined[name] = Ragged.concat(columns) if ragged else np.concatenate(columns)
        return Columns(**joined)

    @staticmethod
    def empty(dim: int) -> Columns:
        """No entries."""
        none, ints = np.zeros(0, np.int64), np.zeros(0, np.int32)
        return Columns(
            seq=none,
            ids=Ragged.of(none, np.zeros(0, np.uint8)),
            terms=Ragged.of(none, np.zeros(0, np.uint32)),
            labels=Ragged.of(none, ints),
            codes=np.zeros((0, dim), np.int8),
            squares=ints,
            price=none,
            maturity=ints,
            start=ints,
            end=ints,
        )


def names() -> tuple[str, ...]:
    """The columns' names."""
    return tuple(field.name for field in fields(Columns))
