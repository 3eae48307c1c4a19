"""Exact scores of chosen entries, straight from their columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.retrieve.asked import Probe
from rongtong_match.retrieve.coding import Floats, Ints, Longs
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.part import Part

BLOCK = 256
"""Rows turned into floats at a time: they stay in the first-level caches."""
MANY = 8
"""From one row in so many on, postings are the faster way to their terms."""
STRIDE = 65_536
"""Rows looked at together, which bounds the memory of a scan."""


Dots = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Rows of one part with their scores and the two parts of these."""

    rows: Longs
    score: Floats
    lexical: Longs
    dense: Floats

    def pick(self, which: Longs) -> Found:
        """Some of them."""
        return Found(self.rows[which], self.score[which], self.lexical[which], self.dense[which])


def lexical_of(columns: Columns, rows: Longs, probe: Probe) -> Longs:
    """Shares times impacts, summed for each of ``rows``."""
    if not len(probe.terms):
        return np.zeros(len(rows), np.int64)
    picked = columns.terms.take(rows)
    sums = np.zeros(len(picked.values) + 1, np.int64)
    shares = probe.by_term()[picked.values >> 8].astype(np.int64)
    np.cumsum(shares * (picked.values & 255), out=sums[1:])
    return sums[picked.offsets[1:]] - sums[picked.offsets[:-1]]


def dots_of(columns: Columns, rows: Longs, probe: Probe) -> Floats:
    """Dot product of the query's codes with those of each of ``rows``: whole numbers."""
    out = np.zeros(len(rows))
    for start in range(0, len(rows) if probe.square else 0, BLOCK):
        block = columns.codes.take(rows[start : start + BLOCK], axis=0).astype(np.float32)
        out[start : start + BLOCK] = block @ probe.vector
    return out


def cosine(dots: Dots, squares: Ints, square: int) -> Floats:
    """Dot products over lengths, clipped into [0, 1]; 0 where there is no vector."""
    lengths = np.sqrt(squares.astype(np.float64) * square)
    out = np.zeros(len(dots))
    np.divide(dots, lengths, out=out, where=lengths > 0)
    clipped: Floats = np.clip(out, 0.0, 1.0)
    return clipped


def scan(part: Part, rows: Longs, probe: Probe, dots: Dots | None = None) -> Found:
    """The best of ``rows`` (ascending), looked at one by one; ``dots`` goes with them when it is known."""
    many = len(rows) * MANY > len(part)
    sums = part.sums(probe.terms, probe.shares) if many else None
    found = [Found(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64), np.zeros(0))]
    for at in range(0, len(rows), STRIDE):
        some = rows[at : at + STRIDE]
        lexical = lexical_of(part.columns, some, probe) if sums is None else sums[some].astype(np.int64)
        known = dots_of(part.columns, some, probe) if dots is None else dots[at : at + STRIDE]
        dense = cosine(known, part.columns.squares[some], probe.square)
        found.append(best(Found(some, probe.fused(lexical, dense), lexical, dense), probe.top))
    joined = (np.concatenate([getattr(one, name) for one in found]) for name in Found.__slots__)
    return best(Found(*joined), probe.top)


def best(found: Found, top: int) -> Found:
    """The ``top`` highest scores above 0 and all that tie with the last of them."""
    least = 0.0
    if len(found.score) > top:
        least = float(np.partition(found.score, -top)[-top])
    keep = found.score >= least if least > 0 else found.score > 0
    return found.pick(np.flatnonzero(keep))
