"""All pairs of similar sets without comparing all pairs: an exact join with prefix filtering.

Two sets that share the share ``least`` of their weight must share one of their rarest elements (Chaudhuri,
Ganti, Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

SLACK = 1e-9
"""Sums of floats in different orders may differ by this much."""


def rarity(sets: Sequence[Set[str]]) -> dict[str, float]:
    """Weight of each element: ln((n + 1) / number of sets that hold it); common elements weigh little."""
    counts = Counter(element for each in sets for element in each)
    return {element: math.log((len(sets) + 1) / count) for element, count in counts.items()}


def jaccard(a: Set[str], b: Set[str], weights: Mapping[str, float]) -> float:
    """Weight of what both hold over the weight of what either holds, in [0, 1]; two empty sets: 0."""
    union = math.fsum(weights[e] for e in a | b)
    return math.fsum(weights[e] for e in a & b) / union if union > 0 else 0.0


def similar(
    sets: Sequence[Set[str]], weights: Mapping[str, float], least: float
) -> Iterator[tuple[int, int, float]]:
    """(i, j, similarity) with i < j for all pairs of sets whose ``jaccard`` is at least ``least`` > 0."""
    index: dict[str, list[int]] = {}
    for j, each in enumerate(sets):
        prefix = _prefix(each, weights, least)
        met = {i for element in prefix for i in index.get(element, ())}
        for i in sorted(met):
            likeness = jaccard(sets[i], each, weights)
            if likeness >= least - SLACK:
                yield i, j, likeness
        for element in prefix:
            index.setdefault(element, []).append(j)


def _prefix(each: Set[str], weights: Mapping[str, float], least: float) -> list[str]:
    """The rarest elements, as many as needed for the rest to weigh less than ``least`` of the whole."""
    ordered = sorted(each, key=lambda e: (-weights[e], e))
    rest = math.fsum(weights[e] for e in each)
    needed = least * rest - SLACK
    for size, element in enumerate(ordered):
        if rest < needed:
            return ordered[:size]
        rest -= weights[element]
    return ordered
