"""All pairs of similar sets without comparing all pairs: an exact join with prefix filtering.

Two sets that share the share ``least`` of their weight must share one of their rarest elements (Chaudhuri,
Ganti, Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

SMOOTHING = 5
SLACK = 1e-9
"""Sums of floats in different orders may differ by this much."""


def rarity(sets: Sequence[Set[str]]) -> dict[str, float]:
    """Weight of each element: ln(1 + (n + 5) / (5 + number of sets that hold it)); common ones weigh little.

    The fives keep a handful of sets from calling rare what merely stands in one of them.
    """
    counts = Counter(element for each in sets for element in each)
    total = len(sets) + SMOOTHING
    return {e: math.log1p(total / (count + SMOOTHING)) for e, count in counts.items()}


def weight(each: Set[str], weights: Mapping[str, float]) -> float:
    """Weight of a whole set; the same whatever the order of its elements."""
    return math.fsum(weights[element] for element in each)


def jaccard(a: Set[str], b: Set[str], weights: Mapping[str, float]) -> float:
    """Weight of what both hold over the weight of what either holds, in [0, 1]; two empty sets: 0."""
    union = weight(a | b, weights)
    return weight(a & b, weights) / union if union > 0 else 0.0


def similar(
    sets: Sequence[Set[str]], weights: Mapping[str, float], least: float, crowd: int | None = None
) -> Iterator[tuple[int, int, float]]:
    """(i, j, similarity) with i < j for all pairs of sets whose ``jaccard`` is at least ``least`` > 0.

    ``crowd``: of the sets that share a leading element only the last so many before ``j`` are looked at, so
    that sets all made of the same few elements cost their number and not its square.
    """
    last = slice(None if crowd is None else -crowd, None)
    whole = [weight(each, weights) for each in sets]
    index: dict[str, list[int]] = {}
    for j, each in enumerate(sets):
        prefix = _prefix(each, weights, least)
        low, high = whole[j] * least - SLACK, whole[j] / least + SLACK
        met = {i for element in prefix for i in index.get(element, [])[last] if low <= whole[i] <= high}
        for i in sorted(met):
            both = weight(sets[i] & each, weights)
            union = whole[i] + whole[j] - both
            if union > 0 and both >= least * union - SLACK:
                yield i, j, both / union
        for element in prefix:
            index.setdefault(element, []).append(j)


def _prefix(each: Set[str], weights: Mapping[str, float], least: float) -> list[str]:
    """The rarest elements, as many as needed for the rest to weigh less than ``least`` of the whole."""
    ordered = sorted(each, key=lambda e: (-weights[e], e))
    rest = weight(each, weights)
    needed = least * rest - SLACK
    for size, element in enumerate(ordered):
        if rest < needed:
            return ordered[:size]
        rest -= weights[element]
    return ordered
