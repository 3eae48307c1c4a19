"""Numbers small enough to scan fast and whole enough to agree: everything a score is made of is an integer.

Sums of integers do not depend on their order, so a score depends neither on the layout of the index
nor on its history, and the reference agrees to the last bit. Eight-bit impacts rank as well as
floats (Anh and Moffat 2005, "Simplified similarity scoring using term ranks").
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rongtong_match.retrieve.base import IndexSettings, RetrieveError, Vector

UNIT = 64
"""Term counts are kept in 64ths."""
IMPACT = 256
SHARE = 1 << 22
"""A query's term weights are shares of this, so sums of impacts times shares stay below 2**30."""
FULL = IMPACT * SHARE
MAX_WEIGHT = 1023
MAX_DIM = 16_384
EXACT = 1 << 24
"""Up to here 32-bit floats hold every whole number."""

Bytes = NDArray[np.uint8]
Codes = NDArray[np.int8]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def impacts(counts: Longs, lengths: Longs, settings: IndexSettings) -> Bytes:
    """BM25's saturated count c / (c + K) in 256ths, at least 1; counts and entries' lengths are in 64ths."""
    keep, norm = 1.0 - settings.b, settings.b / settings.pivot
    floor = settings.k1 * (keep * UNIT + norm * lengths.astype(np.float64))
    whole = np.floor(IMPACT * (counts / (counts + floor)))
    return np.clip(whole, 1, IMPACT - 1).astype(np.uint8)


def peak(dim: int) -> int:
    """The largest code: 127, or less for long vectors, so that 32-bit floats add up any products exactly."""
    return min(127, math.isqrt(EXACT // dim))


def check_settings(settings: IndexSettings) -> None:
    """Raises RetrieveError for settings no index can be made with."""
    limits = {"dim": (1, MAX_DIM), "k1": (1e-6, 1e3), "b": (0.0, 1.0), "pivot": (1e-3, 1e9)}
    for name, (low, high) in limits.items():
        value = getattr(settings, name)
        if not low <= value <= high:
            raise RetrieveError("retrieve.bad_settings", name=name, value=str(value), low=low, high=high)


def vector_codes(vectors: Sequence[Vector | None], dim: int, names: Sequence[str]) -> Codes:
    """Direction of each vector in eight bits, shape (n, dim): its largest part becomes ``peak``. None: zeros.

    Raises RetrieveError, with the vector's name, for another length or a part that is no number.
    """
    wide = np.zeros((len(vectors), dim))
    for row, vector in enumerate(vectors):
        if vector is not None:
            if np.shape(vector) != (dim,):
                raise RetrieveError(
                    "retrieve.bad_dimension", id=names[row], found=str(np.shape(vector)), wanted=dim
                )
            wide[row] = vector
    largest = np.abs(wide).max(axis=1, initial=0.0)
    if not np.isfinite(largest).all():
        raise RetrieveError("retrieve.bad_vector", id=names[int(np.argmin(np.isfinite(largest)))])
    # Dividing first keeps the smallest doubles from overflowing the factor.
    return np.rint(wide / np.where(largest > 0, largest, 1.0)[:, None] * float(peak(dim))).astype(np.int8)


def shares(weights: Mapping[str, float], frequency: Mapping[str, int], size: int) -> dict[str, int]:
    """Each known term's share of the most the query could reach, in SHARE-ths; ``size`` is the collection's.

    A term that no entry has tells no two entries apart and takes no share.
    """
    worth = {}
    for term in sorted(weights):
        df = frequency.get(term, 0)
        if df and weights[term] > 0:
            worth[term] = weights[term] * math.log(1.0 + (size - df + 0.5) / (df + 0.5))
    total = math.fsum(worth.values())
    if not math.isfinite(total):
        raise RetrieveError("retrieve.bad_query_weight")
    return {term: share for term, value in worth.items() if (share := int(SHARE * (value / total)))}


def squares(codes: Codes) -> Ints:
    """Squared length of each row of ``codes``, shape (n,)."""
    out = np.empty(len(codes), np.int32)
    for start in range(0, len(codes), 4096):
        block = codes[start : start + 4096].astype(np.float32)
        out[start : start + 4096] = np.einsum("ij,ij->i", block, block)
    return out
