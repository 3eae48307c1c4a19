"""Do chances and levels hold for needs the curves never saw?"""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.quality import ours
from bench.quality.datasets import Pool
from rongtong_match.evaluate import calibration
from rongtong_match.rank import calibrate, combine
from rongtong_match.rank.learn import Judged, fit
from rongtong_match.types import Level


def run(pool: Pool, pairs: Judged) -> dict[str, Any]:
    """Weights, curves and thresholds learned on four fifths; chances and levels of the last fifth."""
    chances: list[dict[Level, float]] = [{} for _ in pairs.levels]
    told = np.zeros(len(pairs.levels), np.int64)
    for group in ours.splits(pool)[0]:
        known = pairs.only([need for need in pairs.ids if need not in group])
        weights = calibrate.finish(
            ours.flat(), fit(known, ours.flat()), known.values, known.levels, "held-out"
        )
        mine = np.flatnonzero(np.isin(pairs.needs, [pairs.ids.index(need) for need in group]))
        scores = ours.fixed(pairs, dict(weights.features))
        for at in mine.tolist():
            total = round(scores[at] * combine.MILLION)
            chances[at] = combine.chances(total, weights)
            told[at] = combine.level(total, weights)
    return summary(chances, told.tolist(), pairs.levels.tolist())


def summary(chances: list[dict[Level, float]], told: list[int], levels: list[int]) -> dict[str, Any]:
    """Reliability of "strong or better", its error, and which level was told for which."""
    strong = [calibration.at_least(one, Level.STRONG) for one in chances]
    true = [level >= Level.STRONG for level in levels]
    share = sum(true) / len(true)
    base = share * (1 - share)
    brier = float(np.mean([(chance - truth) ** 2 for chance, truth in zip(strong, true, strict=True)]))
    return {
        "ece": round(calibration.expected_error(strong, true) or 0.0, 4),
        "brier": round(brier, 4),
        "brier_of_the_mean": round(base, 4),
        "ranked_probability_score": round(calibration.brier(chances, levels) or 0.0, 4),
        "bins": [
            [one.low, one.high, one.count, round(one.chance, 4), round(one.share, 4)]
            for one in calibration.reliability(strong, true)
        ],
        "confusion": [
            [sum(t == a and s == b for t, s in zip(levels, told, strict=True)) for b in Level] for a in Level
        ],
    }
