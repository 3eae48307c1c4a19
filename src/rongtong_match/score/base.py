"""What a feature is: a number in [0, 1] for one need against many offers, the same every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.score.prepared import Prepared

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NEUTRAL = 0.5
"""The value of a fact nobody stated: it moves no one up or down."""

Values = Callable[[Prepared, int, Ints], Floats]
"""(both sides, row of the need, rows of the offers) -> one value in [0, 1] an offer."""


ALL_VECTORS = frozenset({"words", "titles"})


@dataclass(frozen=True, slots=True)
class Feature:
    """A named feature."""

    name: str
    values: Values
    vectors: str = ""
    """Which vectors it compares, ``words`` or ``titles``: silent (0 everywhere) where these are missing."""
    topic: bool = True
    """False for a fact (region, maturity, price): what is unknown there is neutral, not 0."""


def scaled(raw: NDArray[np.floating], ceiling: float) -> Floats:
    """``raw`` over ``ceiling``, kept within [0, 1]: negative likeness is no likeness."""
    values: Floats = np.clip(np.nan_to_num(raw) / ceiling, 0.0, 1.0).astype(np.float32)
    return values


def likeness(need: Floats, offers: Floats, ceiling: float) -> Floats:
    """Cosine of one unit row with many, scaled; 0 where there are no vectors.

    In double precision: a product's last bit depends on how many rows it is asked for, a score must not.
    """
    if not need.shape[-1] or not len(offers):
        return np.zeros(len(offers), np.float32)
    return scaled(offers.astype(np.float64) @ need.astype(np.float64), ceiling)
