"""Feature values to scores whose parts add up exactly, and scores to levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, floor

import numpy as np
from numpy.typing import NDArray

from rongtong_match.score.base import Feature, Floats, Ints
from rongtong_match.score.features import FEATURES
from rongtong_match.score.prepared import Prepared
from rongtong_match.types import Contribution, Level, Weights

MILLION = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One need against some offers: rows of the offers, values and points by (offer, feature)."""

    offers: Ints
    values: Floats
    points: NDArray[np.int64]

    @property
    def totals(self) -> NDArray[np.int64]:
        """Score of each offer in millionths."""
        summed: NDArray[np.int64] = self.points.sum(axis=1)
        return summed


@lru_cache(maxsize=64)
def effective(weights: Weights, vectors: frozenset[str]) -> tuple[tuple[Feature, float], ...]:
    """Each feature with its weight; those whose vectors are missing hand theirs to the other topic ones.

    Weights are whole millionths, rounded down, so that the points of a perfect pair never exceed a million.
    """
    given = [(feature, weights.weight(feature.name)) for feature in FEATURES]
    shared = _spoken(given, vectors)
    return tuple((feature, floor(weight * MILLION + 1e-3) / MILLION) for feature, weight in shared)


def _spoken(given: Sequence[tuple[Feature, float]], vectors: frozenset[str]) -> list[tuple[Feature, float]]:
    mute = {feature.name for feature, _ in given if feature.vectors and feature.vectors not in vectors}
    silent = sum(w for feature, w in given if feature.name in mute)
    speaking = sum(w for feature, w in given if feature.topic and feature.name not in mute)
    factor = 1 + silent / speaking if speaking else 1.0
    return [
        (feature, 0.0 if feature.name in mute else w * factor if feature.topic else w) for feature, w in given
    ]


def score(prepared: Prepared, need: int, offers: Ints, weighted: Sequence[tuple[Feature, float]]) -> Scored:
    """All features of one need against ``offers``, in points of a millionth each."""
    columns = [
        f.values(prepared, need, offers) if w else np.zeros(len(offers), np.float32) for f, w in weighted
    ]
    # Rounded to four places first: a last-bit difference between processors must not change a report.
    values = np.round(np.column_stack(columns).astype(np.float64), 4)
    points = np.rint(values * np.array([w for _, w in weighted]) * MILLION).astype(np.int64)
    return Scored(offers, values.astype(np.float32), points)


def contributions(
    scored: Scored, row: int, weighted: Sequence[tuple[Feature, float]]
) -> tuple[Contribution, ...]:
    """The breakdown of one offer's score; features that weigh nothing are left out."""
    return tuple(
        Contribution(f.name, round(float(scored.values[row, i]), 4), round(w, 6), int(scored.points[row, i]))
        for i, (f, w) in enumerate(weighted)
        if w
    )


def level(total: int, weights: Weights) -> Level:
    """The level of a score in millionths, by the thresholds."""
    reached = sum(total >= round(threshold * MILLION) for threshold in weights.thresholds)
    return Level(1 + reached)


def chances(total: int, weights: Weights) -> dict[Level, float]:
    """Calibrated probability of each level; empty while the weights carry no calibration."""
    if not weights.calibration:
        return {}
    x = total / MILLION
    at_least = [1.0]
    for slope, shift in weights.calibration:
        at_least.append(min(at_least[-1], 1 / (1 + exp(-max(-40.0, min(40.0, slope * x + shift))))))
    at_least.append(0.0)
    return {lev: round(at_least[lev - 1] - at_least[lev], 6) for lev in Level}
