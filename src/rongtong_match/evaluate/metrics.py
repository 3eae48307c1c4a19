"""Measures of one ranked list, and their mean over needs.

Every function takes the levels (1 none … 4 direct) of the judged offers of one need in the order in which a
system ranks them; unjudged offers are left out beforehand. A need for which a measure is undefined (nothing
to gain, nothing relevant) gives ``None`` and is left out of the mean.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rongtong_match.types import Level

RELEVANT = Level.STRONG


def gain(level: int) -> int:
    """2 ** (level - 1) - 1: 0, 1, 3 and 7 for none, weak, strong and direct."""
    return (1 << (level - 1)) - 1


def dcg(levels: Sequence[int], k: int) -> float:
    """Discounted gain of the first ``k``: gain over log2(rank + 1) (Järvelin and Kekäläinen 2002)."""
    return math.fsum(gain(level) / math.log2(rank + 1) for rank, level in enumerate(levels[:k], start=1))


def ndcg(levels: Sequence[int], k: int = 10) -> float | None:
    """Discounted gain over that of the best order, in [0, 1]; ``None`` if there is no gain to be had."""
    _check(levels, k)
    ideal = dcg(sorted(levels, reverse=True), k)
    return dcg(levels, k) / ideal if ideal > 0 else None


def reciprocal_rank(levels: Sequence[int], least: int = RELEVANT) -> float | None:
    """1 over the rank of the first level of at least ``least``; ``None`` if there is none at all."""
    _check(levels)
    return next((1.0 / rank for rank, level in enumerate(levels, start=1) if level >= least), None)


def precision(levels: Sequence[int], k: int = 5, least: int = RELEVANT) -> float | None:
    """Share of the first ``k`` places that hold at least ``least``; ``None`` for an empty list.

    A list shorter than ``k`` is still divided by ``k``: an empty place helps nobody.
    """
    _check(levels, k)
    return sum(level >= least for level in levels[:k]) / k if levels else None


def recall(levels: Sequence[int], k: int = 10, least: int = RELEVANT) -> float | None:
    """Share of all that is at least ``least`` which stands in the first ``k``; ``None`` if there is none."""
    _check(levels, k)
    wanted = sum(level >= least for level in levels)
    return sum(level >= least for level in levels[:k]) / wanted if wanted else None


def average_precision(levels: Sequence[int], least: int = RELEVANT) -> float | None:
    """Mean of the precision at each relevant rank; ``None`` if nothing is relevant."""
    _check(levels)
    ranks = [rank for rank, level in enumerate(levels, start=1) if level >= least]
    return math.fsum(n / rank for n, rank in enumerate(ranks, start=1)) / len(ranks) if ranks else None


def mean(values: Iterable[float | None]) -> float | None:
    """Mean over the needs for which the measure is defined; ``None`` if there are none."""
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else None


def _check(levels: Sequence[int], k: int = 1) -> None:
    if k < 1:
        raise ValueError(f"k must be 1 or more, not {k}")
    if any(not 1 <= level <= 4 for level in levels):
        raise ValueError("levels must lie between 1 and 4")
