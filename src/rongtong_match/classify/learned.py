"""A classifier that learns from labelled examples: kernel ridge regression on characters and vectors.

One-vs-rest least squares: solving one n × n system gives, besides the classifier, the exact leave-one-out
score of every example. Strength and calibration are chosen on those scores, so nothing need be held back.
n examples cost some n³ operations and 16n² bytes once: meant for up to ``MOST``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.classify.kernel import Space, space_of
from rongtong_match.classify.ridge import confidence_line, logit, softmax, solve, temperature
from rongtong_match.types import Reason

Array = NDArray[np.float64]
STRENGTHS = (0.2, 0.5)
"""Candidates for the ridge."""
MOST = 12_000
BATCH = 256
"""Texts compared with the examples at a time: bounds memory, changes no result."""


class LearnFault(Exception):
    """The examples cannot be learned from; ``reason`` says what to change."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.reason = Reason(code, tuple(sorted(params.items())))
        super().__init__(code)


@dataclass(frozen=True, eq=False)
class Classifier:
    """Learned by ``fit``. ``held_out`` is the share of examples predicted right without themselves."""

    labels: tuple[str, ...]
    held_out: float
    space: Space
    dual: Array
    factor: float
    line: tuple[float, float]

    def predict(self, texts: Sequence[str], vectors: Array | None = None) -> list[tuple[str, float]]:
        """The likeliest label of each text, the first by name on a tie, with its confidence in [0, 1].

        Confidence is the share that proved right among left-out examples with as clear a lead.
        """
        chances = self.chances(texts, vectors)
        sure = 1 / (1 + np.exp(-(self.line[0] * logit(chances.max(axis=1)) + self.line[1])))
        return [(self.labels[int(i)], float(c)) for i, c in zip(chances.argmax(axis=1), sure, strict=True)]

    def chances(self, texts: Sequence[str], vectors: Array | None = None) -> Array:
        """Shape (texts, labels): probabilities, each row summing to 1. Raises ``LearnFault``."""
        mean = self.space.mean
        if not texts:
            return np.empty((0, len(self.labels)))
        if mean is not None and (vectors is None or vectors.shape != (len(texts), len(mean))):
            raise LearnFault("classify.vectors", dim=len(mean))
        out = []
        for at in range(0, len(texts), BATCH):
            part = None if vectors is None else vectors[at : at + BATCH]
            out.append(softmax(self.space.against(texts[at : at + BATCH], part) @ self.dual * self.factor))
        return np.vstack(out)


def fit(texts: Sequence[str], labels: Sequence[str], vectors: Array | None = None) -> Classifier:
    """Learn from examples; ``vectors`` (n, dim) is optional, and then needed in ``predict`` too.

    Raises ``LearnFault`` for fewer than two labels, more than ``MOST`` examples, or lengths that differ.
    """
    _check(texts, labels, vectors)
    names = tuple(sorted(set(labels)))
    truth = np.array([names.index(label) for label in labels])
    space = space_of(texts, vectors)
    kernel = np.vstack([
        space.against(texts[at : at + BATCH], None if vectors is None else vectors[at : at + BATCH])
        for at in range(0, len(texts), BATCH)
    ])  # fmt: skip
    right, dual, left_out = _best(kernel, np.eye(len(names))[truth], truth)
    factor = temperature(left_out, truth)
    chances = softmax(left_out * factor)
    line = confidence_line(chances.max(axis=1), chances.argmax(axis=1) == truth)
    return Classifier(names, right, space, dual, factor, line)


def _best(kernel: Array, target: Array, truth: NDArray[np.int64]) -> tuple[float, Array, Array]:
    """Share right, dual weights and left-out scores at the best strength, the weaker one on a tie."""
    found = []
    for strength in STRENGTHS:
        dual, left_out = solve(kernel, target, strength)
        found.append((float((left_out.argmax(axis=1) == truth).mean()), dual, left_out))
    return max(found, key=lambda one: one[0])


def _check(texts: Sequence[str], labels: Sequence[str], vectors: Array | None) -> None:
    if len(texts) != len(labels):
        raise LearnFault("classify.lengths", texts=len(texts), labels=len(labels))
    if len(set(labels)) < 2:
        raise LearnFault("classify.one_label")
    if len(texts) > MOST:
        raise LearnFault("classify.many", most=MOST, given=len(texts))
    if vectors is not None and (np.ndim(vectors) != 2 or len(vectors) != len(texts)):
        raise LearnFault("classify.vector_rows", texts=len(texts), vectors=len(vectors))
