"""From columns to the arrays of a segment: like vectors side by side, and for each term who has it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rongtong_match.retrieve.coding import Bools, Bytes, Codes, Ints, Longs
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.ragged import Ragged

SMALL = 20_000
"""Below this many entries an exact scan is as fast as any seek: no clusters."""
MOST_CLUSTERS = 4096
SEED = 20_240_607


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Cluster ``i`` is rows ``starts[i]:starts[i + 1]``; rows without a vector come after the last."""

    centroids: NDArray[np.float32]
    starts: Longs


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Who has it: ``rows[offsets[i]:offsets[i + 1]]`` for the ``i``-th of ``keys``, which ascend."""

    keys: Ints
    offsets: Longs
    rows: Ints
    impacts: Bytes
    """Goes with ``rows``; empty for labels."""

    def places(self, keys: Ints) -> tuple[Longs, Bools]:
        """Where each key stands, and whether it does."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.bool_)
        at: Longs = np.searchsorted(self.keys, keys).clip(max=len(self.keys) - 1)
        return at, self.keys[at] == keys


def arrange(columns: Columns) -> tuple[Columns, Clusters]:
    """The same entries with like vectors side by side, so that a seek reads whole stretches."""
    if len(columns) < SMALL or not columns.squares.any():
        centroids = np.zeros((0, columns.codes.shape[1]), np.float32)
        return columns, Clusters(centroids, np.zeros(1, np.int64))
    centroids = _centroids(columns)
    home = _homes(columns, centroids)
    order = np.argsort(home, kind="stable")
    edges = np.searchsorted(home[order], np.arange(len(centroids) + 1))
    return columns.take(order), Clusters(centroids, edges.astype(np.int64))


def _centroids(columns: Columns) -> NDArray[np.float32]:
    with_vector = np.flatnonzero(columns.squares)
    count = min(MOST_CLUSTERS, max(1, 2 * math.isqrt(len(with_vector))))
    sample = np.random.default_rng(SEED).permutation(with_vector)[: 48 * count]
    import faiss  # a fifth of a second: only who builds a large index pays it

    means = faiss.Kmeans(columns.codes.shape[1], count, niter=8, seed=SEED, spherical=True)
    means.train(unit_rows(columns.codes[np.sort(sample)]))
    return np.ascontiguousarray(means.centroids, np.float32)


def _homes(columns: Columns, centroids: NDArray[np.float32]) -> Ints:
    """The nearest centroid of each row; one past the last for rows without a vector."""
    home = np.empty(len(columns), np.int32)
    for start in range(0, len(columns), 8192):
        block = unit_rows(columns.codes[start : start + 8192])
        home[start : start + 8192] = np.argmax(block @ centroids.T, axis=1)
    home[columns.squares == 0] = len(centroids)
    return home


def unit_rows(codes: Codes) -> NDArray[np.float32]:
    """Codes as vectors of length 1 (or 0)."""
    wide = codes.astype(np.float32)
    wide /= np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1.0)
    return wide


def term_postings(terms: Ragged) -> Postings:
    """For each term the rows that have it, ascending, with their impacts."""
    return _transposed(
        terms.offsets, (terms.values >> 8).astype(np.int32), (terms.values & 255).astype(np.uint8)
    )


def label_postings(labels: Ragged) -> Postings:
    """For each label the rows that carry it, ascending."""
    post = _transposed(labels.offsets, labels.values, np.ones(len(labels.values), np.uint8))
    return Postings(post.keys, post.offsets, post.rows, np.zeros(0, np.uint8))


def _transposed(offsets: Longs, keys: Ints, weights: Bytes) -> Postings:
    if not len(keys):
        none = np.zeros(0, np.int32)
        return Postings(none, np.zeros(1, np.int64), none, np.zeros(0, np.uint8))
    shape = (len(offsets) - 1, int(keys.max()) + 1)
    across = csr_array((weights, keys, offsets), shape=shape).tocsc()
    sizes = np.diff(across.indptr)
    used = np.flatnonzero(sizes)
    places = np.append(across.indptr[used], len(keys)).astype(np.int64)
    return Postings(used.astype(np.int32), places, across.indices.astype(np.int32), across.data)
