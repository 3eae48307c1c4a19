"""Ranking measures written as their definitions read, one loop each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import log2

_GAINS = {1: 0.0, 2: 1.0, 3: 3.0, 4: 7.0}


def dcg(levels: Sequence[int], k: int) -> float:
    """Sum of gain over log2(rank + 1) for ranks 1 to ``k``."""
    total = 0.0
    for rank in range(1, k + 1):
        if rank <= len(levels):
            total += _GAINS[levels[rank - 1]] / log2(rank + 1)
    return total


def ndcg(levels: Sequence[int], k: int) -> float | None:
    """Against the best of all orders, tried one by one: for seven levels at most."""
    ideal = max(dcg(order, k) for order in permutations(levels))
    return dcg(levels, k) / ideal if ideal else None


def reciprocal_rank(levels: Sequence[int], least: int) -> float | None:
    """1 over the first rank whose level is at least ``least``."""
    for rank in range(1, len(levels) + 1):
        if levels[rank - 1] >= least:
            return 1.0 / rank
    return None


def average_precision(levels: Sequence[int], least: int) -> float | None:
    """Mean, over the relevant ranks, of the share of relevant ones up to there."""
    shares = []
    for rank in range(1, len(levels) + 1):
        if levels[rank - 1] >= least:
            relevant = [level for level in levels[:rank] if level >= least]
            shares.append(len(relevant) / rank)
    return sum(shares) / len(shares) if shares else None


def gini(counts: Sequence[int]) -> float:
    """Mean absolute difference of all pairs over twice the mean."""
    total = sum(counts)
    if not total:
        return 0.0
    return sum(abs(a - b) for a in counts for b in counts) / (2 * len(counts) * total)
