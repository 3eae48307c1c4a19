"""From scores to chances and levels: one logistic curve a boundary, fitted to judged pairs."""

from __future__ import annotations

from dataclasses import replace
from math import floor

import numpy as np
from numpy.typing import NDArray

from rongtong_match.rank.combine import effective
from rongtong_match.score.base import ALL_VECTORS
from rongtong_match.score.features import FEATURES
from rongtong_match.types import Weights

Floats = NDArray[np.float64]
_RIDGE = 1e-3
_APART = 0.02
"""Thresholds keep at least this distance, so that no level can vanish."""
LEAST_CHANCE = (0.5, 0.4, 0.3)
"""A level is given from this chance of it or better: the rarer the level, the less one pair can prove."""


def finish(
    prior: Weights,
    features: Floats,
    values: Floats,
    levels: NDArray[np.int64],
    version: str,
    vectors: frozenset[str] = ALL_VECTORS,
) -> Weights:
    """Weights with curves and thresholds fitted to the scores that a run would give with ``features``."""
    names = [feature.name for feature in FEATURES]
    # Rounded down: a sum above 1 would be refused when the file is read again.
    rounded = [floor(float(w) * 1e6 + 1e-3) / 1e6 for w in features]
    fitted = replace(prior, version=version, features=tuple(zip(names, rounded, strict=True)))
    scores = values @ np.array([w for _, w in effective(fitted, vectors)])
    curves = curves_of(scores, levels)
    return replace(
        fitted,
        calibration=curves,
        thresholds=thresholds_of(curves, prior.thresholds),
    )


def curves_of(scores: Floats, levels: NDArray[np.int64]) -> tuple[tuple[float, float], ...]:
    """(slope, shift) of P(level >= 2, 3, 4) = 1 / (1 + exp(-(slope * score + shift))); slopes >= 0.

    A boundary that no pair reaches, or every pair, gets a curve that says so faintly.
    """
    return tuple(_curve(scores, levels >= least) for least in (2, 3, 4))


def _curve(scores: Floats, reached: NDArray[np.bool_]) -> tuple[float, float]:
    # Platt's targets (1999) keep a boundary with few pairs from becoming a certainty.
    n, k = len(reached), int(reached.sum())
    target = np.where(reached, (k + 1) / (k + 2), 1 / (n - k + 2))

    # Half a second: only who learns pays it.
    from scipy.optimize import minimize
    from scipy.special import expit

    def loss(at: Floats) -> float:
        chance = np.clip(expit(at[0] * scores + at[1]), 1e-12, 1 - 1e-12)
        return float(
            -(target * np.log(chance) + (1 - target) * np.log(1 - chance)).mean() + _RIDGE * at[0] ** 2 / n
        )

    found = minimize(loss, np.array([10.0, -4.0]), method="L-BFGS-B", bounds=[(0.0, 60.0), (-40.0, 40.0)])
    return round(float(found.x[0]), 6), round(float(found.x[1]), 6)


def thresholds_of(
    curves: tuple[tuple[float, float], ...], fallback: tuple[float, float, float]
) -> tuple[float, float, float]:
    """Lowest score at which each level's chance is reached, in rising order within (0, 1)."""
    found: list[float] = []
    for (slope, shift), chance, otherwise in zip(curves, LEAST_CHANCE, fallback, strict=True):
        at = (np.log(chance / (1 - chance)) - shift) / slope if slope > 0 else otherwise
        lowest = found[-1] + _APART if found else _APART
        highest = 1 - _APART * (3 - len(found))
        found.append(round(float(min(max(at, lowest), highest)), 6))
    return found[0], found[1], found[2]
