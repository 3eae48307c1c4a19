"""What an index holds open: its segments, the recent writes, and the living collection's statistics."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from rongtong_match.retrieve.coding import Ints
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.part import Part, Recent
from rongtong_match.retrieve.segment import Segment

STEP = 4
"""A segment is rewritten with what came after it once that is a fourth of it: few segments, few rewrites."""
DEAD_SHARE = 3
"""A segment is rewritten when a third of it is dead."""


class Shelves:
    """Segments and recent writes. Statistics count each living entry once, wherever it stands."""

    def __init__(self, segments: list[Segment], dim: int, terms: int) -> None:
        self.segments = segments
        self.recent = Recent(dim)
        self.frequency: Ints = np.zeros(terms, np.int32)
        self.size = 0
        for segment in segments:
            segment.alive[:] = True
            self.size += len(segment)
            self.frequency[segment.terms.keys] += np.diff(segment.terms.offsets).astype(np.int32)

    def parts(self) -> list[Part]:
        """All parts, the recent writes last."""
        return [*self.segments, self.recent.joined()]

    def admit(self, columns: Columns, terms: int) -> None:
        """Take in new versions; ``terms`` is how many term numbers there are now."""
        if terms > len(self.frequency):
            longer = np.zeros(max(terms, len(self.frequency) * 5 // 4), np.int32)
            longer[: len(self.frequency)] = self.frequency
            self.frequency = longer
        np.add.at(self.frequency, columns.terms.values >> 8, 1)
        self.size += len(columns)
        self.recent.add(columns)

    def bury(self, seqs: Iterable[int]) -> None:
        """Take out dead versions."""
        gone = list(seqs)
        for part in self.parts() if gone else ():
            rows = part.bury(gone)
            np.subtract.at(self.frequency, part.columns.terms.take(rows).values >> 8, 1)
            self.size -= len(rows)

    def lasting(self) -> int:
        """How many of the first segments need no rewriting now."""
        keep, after = len(self.segments), self.recent.size
        while keep and len(self.segments[keep - 1]) < STEP * after:
            keep -= 1
            after += len(self.segments[keep])
        dead = [
            at
            for at, one in enumerate(self.segments)
            if np.count_nonzero(one.alive) * DEAD_SHARE < len(one) * 2
        ]
        return min([keep, *dead])

    def living(self, keep: int) -> Columns:
        """Living entries of all parts after the first ``keep`` segments."""
        return Columns.concat([one.columns.take(np.flatnonzero(one.alive)) for one in self.parts()[keep:]])
