"""Takes out of vectors what all of a site's needs (or offers) have in common.

Sentence encoders put all texts of one trade into a narrow cone: "a method for", "seeking
co-operation". Subtracting the mean of the site's own records, needs and offers apart, spreads them
out (Mu & Viswanath, "All-but-the-Top", ICLR 2018, step 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.encoders.guard import normalise

_PRIOR = 8.0
"""A mean of n rows counts as n / (n + 8): one need alone must not be centred to nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The common part of one side: ``mean`` (dim,) and the ``axes`` (k, dim) to take out, orthonormal."""

    mean: Vectors
    axes: Vectors

    def apply(self, vectors: Vectors) -> Vectors:
        """Unit rows without the common part; rows of zeros stay zeros."""
        spread = np.where(np.any(vectors, axis=1)[:, None], vectors - self.mean, np.float32(0))
        for axis in self.axes:
            spread = spread - (spread * axis).sum(axis=1, keepdims=True) * axis
        return normalise(spread.astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Centre:
    """Both sides' common parts, of vectors made by the encoder called ``encoder``."""

    encoder: str
    query: Side
    passage: Side

    @property
    def version(self) -> str:
        """Eight hex digits of the content: centred vectors of two versions are never mixed."""
        parts = [self.query.mean, self.query.axes, self.passage.mean, self.passage.axes]
        content = self.encoder.encode() + b"".join(part.tobytes() for part in parts)
        return hashlib.sha256(content).hexdigest()[:8]


def fit(encoder: str, queries: Vectors, passages: Vectors, axes: int = 0) -> Centre:
    """The centre of a site's need vectors and offer vectors; ``axes`` principal axes go too."""
    return Centre(encoder, _side(queries, axes), _side(passages, axes))


def _side(vectors: Vectors, axes: int) -> Side:
    rows = vectors[np.any(vectors, axis=1)].astype(np.float64)
    mean = rows.sum(axis=0) / (len(rows) + _PRIOR)
    found = np.zeros((0, vectors.shape[1]))
    if axes and len(rows) > axes:
        _, turned = np.linalg.eigh((rows - mean).T @ (rows - mean))
        found = turned[:, ::-1][:, :axes].T
    return Side(mean.astype(np.float32), found.astype(np.float32))


class Centred:
    """An encoder whose vectors have lost the site's common part."""

    def __init__(self, encoder: Encoder, centre: Centre) -> None:
        if centre.encoder != encoder.id:
            raise ValueError("the centre was made from another encoder's vectors")
        self._encoder, self._centre = encoder, centre
        self.id = f"{encoder.id}|centre-{centre.version}"
        self.dim = encoder.dim

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As the encoder's own, centred on the site's needs."""
        return self._centre.query.apply(self._encoder.queries(texts))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As the encoder's own, centred on the site's offers."""
        return self._centre.passage.apply(self._encoder.passages(texts))
