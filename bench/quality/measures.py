"""Rankings to numbers with intervals, and two systems to a paired difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.quality.datasets import Levels
from rongtong_match.evaluate.bootstrap import difference, interval
from rongtong_match.evaluate.metrics import average_precision, mean, ndcg, precision, reciprocal_rank

Scores = Mapping[str, Mapping[str, float]]
PerNeed = dict[str, list[float | None]]
MEASURES = ("ndcg@10", "mrr", "p@5")
__all__ = ("MEASURES", "PerNeed", "judged", "mean", "mean_of", "row", "searched")


def judged(levels: Levels, scores: Scores) -> PerNeed:
    """Each measure for each judged need, in the order of their ids; unjudged offers are left out."""
    found: PerNeed = {name: [] for name in MEASURES}
    for need in sorted(levels):
        mine = scores[need]
        order = sorted(levels[need], key=lambda offer: (-mine[offer], offer))
        ranked = [levels[need][offer] for offer in order]
        found["ndcg@10"].append(ndcg(ranked))
        found["mrr"].append(reciprocal_rank(ranked))
        found["p@5"].append(precision(ranked))
    return found


def searched(rankings: Sequence[Sequence[int]], answers: Sequence[frozenset[int]], among: int) -> PerNeed:
    """Recall of a first answer at 1 and 10, reciprocal rank, and how pure the first ten are."""
    found: PerNeed = {"r@1": [], "r@10": [], "mrr": [], "p@10": [], "map": []}
    for ranked, right in zip(rankings, answers, strict=True):
        hits = [row in right for row in ranked[:among]]
        first = hits.index(True) + 1 if any(hits) else None
        found["r@1"].append(float(first == 1))
        found["r@10"].append(float(first is not None and first <= 10))
        found["mrr"].append(1 / first if first else 0.0)
        found["p@10"].append(sum(hits[:10]) / 10)
        precisions = average_precision([4 if hit else 1 for hit in hits]) or 0.0
        found["map"].append(precisions * sum(hits) / max(1, min(len(right), among)))
    return found


def row(per_need: PerNeed, wanted: Sequence[str], best: PerNeed | None = None) -> dict[str, Any]:
    """Mean and 95 % interval of each measure; with ``best`` also the paired difference from it."""
    made: dict[str, Any] = {}
    for name in wanted:
        found = interval(per_need[name])
        if found is not None:
            made[name] = [round(x, 4) for x in (found.mean, found.low, found.high)]
        gap = difference(best[name], per_need[name]) if best is not None else None
        if gap is not None:
            made[f"{name} gap"] = [round(x, 4) for x in (gap.mean, gap.low, gap.high, gap.p)]
    return made


def mean_of(runs: Sequence[PerNeed]) -> PerNeed:
    """Each need's mean over repeated runs (seeds): the interval is then over needs alone."""
    found: PerNeed = {}
    for name in runs[0]:
        columns = zip(*(run[name] for run in runs), strict=True)
        found[name] = [None if column[0] is None else sum(column) / len(column) for column in columns]  # type: ignore[arg-type]
    return found
