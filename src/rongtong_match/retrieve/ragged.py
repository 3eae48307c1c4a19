"""Rows of unequal length in two flat arrays: terms of entries, labels of entries, entries of terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rongtong_match.retrieve.coding import Longs

Values = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Ragged:
    """Row ``i`` is ``values[offsets[i]:offsets[i + 1]]``."""

    offsets: Longs
    values: Values

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> Values:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    @classmethod
    def of(cls, lengths: Sequence[int] | Longs, values: Values) -> Self:
        """Rows of these lengths, one after the other in ``values``."""
        offsets = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=offsets[1:])
        return cls(offsets, values)

    @classmethod
    def of_texts(cls, texts: Sequence[str]) -> Self:
        """Each row the UTF-8 bytes of a text."""
        raw = [text.encode() for text in texts]
        return cls.of([len(one) for one in raw], np.frombuffer(b"".join(raw), np.uint8))

    def text(self, row: int) -> str:
        """The text of a row made by ``of_texts``."""
        return str(self[row].tobytes(), "utf-8")

    def lengths(self) -> Longs:
        """Length of each row."""
        return np.diff(self.offsets)

    def take(self, rows: Longs) -> Ragged:
        """These rows, in this order."""
        starts = self.offsets[rows]
        lengths = self.offsets[rows + 1] - starts
        out = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(lengths, out=out[1:])
        places = np.repeat(starts - out[:-1], lengths)
        places += np.arange(len(places))
        return Ragged(out, self.values[places])

    def owners(self) -> Longs:
        """For each value, the row it stands in."""
        return np.repeat(np.arange(len(self)), self.lengths())

    @staticmethod
    def concat(parts: Sequence[Ragged]) -> Ragged:
        """All rows of all parts."""
        lengths = np.concatenate([part.lengths() for part in parts])
        return Ragged.of(lengths, np.concatenate([part.values for part in parts]))
