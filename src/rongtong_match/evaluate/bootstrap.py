"""How sure a mean over needs is: the percentile bootstrap (Efron and Tibshirani 1993, ch. 13 and 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 10_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the ends of its interval, and the number of needs behind it."""

    mean: float
    low: float
    high: float
    needs: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of B minus A over the same needs, with its interval and two-sided p value."""

    mean: float
    low: float
    high: float
    p: float
    """Chance of a difference this large if A and B were alike (sign-flip test, never 0)."""
    needs: int


def interval(
    values: Sequence[float | None], level: float = 0.95, seed: int = 0, resamples: int = RESAMPLES
) -> Interval | None:
    """Mean and percentile interval at ``level`` over needs; ``None`` where no value is known."""
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    if not len(known):
        return None
    low, high = _ends(_means(known, seed, resamples), level)
    return Interval(float(known.mean()), low, high, len(known))


def difference(
    a: Sequence[float | None],
    b: Sequence[float | None],
    level: float = 0.95,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Difference | None:
    """Paired difference B - A; ``a[i]`` and ``b[i]`` are of one need, and both must be known to count.

    Raises ValueError if the two are not of one length.
    """
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if not pairs:
        return None
    gaps = np.array([y - x for x, y in pairs], dtype=np.float64)
    low, high = _ends(_means(gaps, seed, resamples), level)
    return Difference(float(gaps.mean()), low, high, _flip_p(gaps, seed, resamples), len(gaps))


def _means(values: NDArray[np.float64], seed: int, resamples: int) -> NDArray[np.float64]:
    draws = np.random.default_rng(seed).integers(0, len(values), (resamples, len(values)))
    means: NDArray[np.float64] = values[draws].mean(axis=1)
    return means


def _ends(means: NDArray[np.float64], level: float) -> tuple[float, float]:
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _flip_p(gaps: NDArray[np.float64], seed: int, resamples: int) -> float:
    """Under "alike", each need's gap could as well have the other sign."""
    signs = np.random.default_rng(seed + 1).choice([-1.0, 1.0], (resamples, len(gaps)))
    extreme = int((np.abs((signs * gaps).mean(axis=1)) >= abs(gaps.mean()) - 1e-12).sum())
    return (extreme + 1) / (resamples + 1)
