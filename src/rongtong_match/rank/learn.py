"""Weights from judgments: fitted, held against needs they never saw, and refused when they do not help.

The fit is a ridge regression of graded gains on feature values, both taken from their mean within a need
(only the order within a need matters), pulled towards the weights in force and kept at 0 or above: more of
a feature can never lower a score. Thresholds and chances come from logistic curves on the new scores.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from rongtong_match.evaluate import folds, metrics
from rongtong_match.rank import calibrate
from rongtong_match.rank.combine import MILLION, effective
from rongtong_match.rank.pipeline import Matcher
from rongtong_match.score.base import ALL_VECTORS
from rongtong_match.score.features import FEATURES, TOPIC
from rongtong_match.types import Need, Reason, Weights

Floats = NDArray[np.float64]
GAINS = np.array([0.0, 0.0, 1.0, 2.5, 4.5])
"""Worth of each level to the fit: between the level itself and the gain of nDCG, which direct ones rule."""
PULL = 1000.0
"""Strength of the pull towards the weights in force, in units of the features' spread."""
LEAST_NEEDS = 10
FOLDS = 5
SEEDS = 3
LEAST_GAIN = 0.003
SURE = 0.8
"""Share of bootstrap resamples in which the new weights must be the better ones."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """A reader's grade of one pair: 1 none, 2 weak, 3 strong, 4 direct."""

    need_id: str
    offer_id: str
    level: int

    def __post_init__(self) -> None:
        if self.level not in range(1, 5):
            raise ValueError(f"a level is 1, 2, 3 or 4, not {self.level}")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Judged pairs as numbers: ``values`` (pairs, features), ``levels`` and the ``needs`` they belong to."""

    values: Floats
    levels: NDArray[np.int64]
    needs: NDArray[np.int64]
    """Row of the need in ``ids``."""
    ids: tuple[str, ...]

    def of(self, some: Collection[str]) -> NDArray[np.bool_]:
        """True for the pairs of the needs ``some``."""
        wanted = frozenset(some)
        return np.isin(self.needs, [row for row, one in enumerate(self.ids) if one in wanted])

    def only(self, kept: Collection[str]) -> Judged:
        """The pairs of the needs ``kept``."""
        rows = self.of(kept)
        return replace(self, values=self.values[rows], levels=self.levels[rows], needs=self.needs[rows])


@dataclass(frozen=True, slots=True)
class Learned:
    """What learning came to. ``weights`` are the new ones if ``accepted``, else those in force."""

    weights: Weights
    accepted: bool
    reason: Reason
    needs: int
    before: float
    after: float
    """Mean nDCG@10 over held-out needs, with the weights in force and with refitted ones."""
    mrr_before: float
    mrr_after: float


def gather(ready: Matcher, judgments: Sequence[Judgment]) -> tuple[Judged, tuple[Judgment, ...]]:
    """The judged pairs as numbers, and the judgments that name a record nobody knows."""
    needs = {need.id: i for i, need in enumerate(ready.needs)}
    offers = {offer.id: i for i, offer in enumerate(ready.offers)}
    known = sorted(
        {
            (j.need_id, j.offer_id): j for j in judgments if j.need_id in needs and j.offer_id in offers
        }.values(),
        key=lambda j: (j.need_id, j.offer_id),
    )
    unknown = tuple(j for j in judgments if j.need_id not in needs or j.offer_id not in offers)
    graded: dict[str, list[int]] = {}
    for j in known:
        graded.setdefault(j.need_id, []).append(offers[j.offer_id])
    every = tuple((feature, 1.0) for feature in FEATURES)
    rows = [ready.scored(needs[one], np.array(mine), every).values for one, mine in graded.items()]
    # Back to the four places a run rounds to: a single-precision tail would move a point.
    found = np.concatenate(rows).astype(np.float64) if rows else np.zeros((0, len(FEATURES)))
    values: Floats = np.round(found, 4)
    levels = np.array([j.level for j in known], np.int64)
    owners = np.array([row for row, mine in enumerate(graded.values()) for _ in mine], np.int64)
    return Judged(values, levels, owners, tuple(graded)), unknown


def fit(judged: Judged, prior: Weights, pull: float = PULL) -> Floats:
    """New weights, non-negative, summing to what the prior's sum to; facts keep the prior's weights."""
    start = np.array([w for _, w in prior.features])
    topics = np.array([feature in TOPIC for feature in FEATURES])
    x, y = (
        _within(judged.values[:, topics], judged.needs),
        _within(GAINS[judged.levels, None], judged.needs)[:, 0],
    )
    spread = x.std(axis=0)
    spread[spread == 0] = 1.0
    x, w0 = x / spread, start[topics] * spread
    now = x @ w0
    scale = max(float(now @ y) / float(now @ now), 1e-9) if now.any() else 1.0
    from scipy.optimize import nnls  # half a second: only who learns pays it

    side = np.sqrt(pull)
    left = np.vstack([x, side * np.eye(x.shape[1])])
    found, _ = nnls(left, np.concatenate([y, side * scale * w0]))
    fitted = found / spread
    new = start.copy()
    if fitted.sum() > 0:
        new[topics] = fitted / fitted.sum() * start[topics].sum()
    return new


def _within(values: Floats, groups: NDArray[np.int64]) -> Floats:
    """``values`` less their mean within each group."""
    sums = np.zeros((int(groups.max()) + 1, values.shape[1]))
    np.add.at(sums, groups, values)
    counts = np.bincount(groups, minlength=len(sums))[:, None]
    centred: Floats = values - (sums / np.maximum(counts, 1))[groups]
    return centred


def quality(judged: Judged, scores: Floats) -> tuple[dict[str, float], dict[str, float]]:
    """nDCG@10 and reciprocal rank of each need that has them, by need id."""
    gains: dict[str, float] = {}
    ranks: dict[str, float] = {}
    for row, one in enumerate(judged.ids):
        mine = np.flatnonzero(judged.needs == row)
        order = mine[np.argsort(-scores[mine], kind="stable")]
        levels = judged.levels[order].tolist()
        if levels and (gain := metrics.ndcg(levels)) is not None:
            gains[one] = gain
        if levels and (rank := metrics.reciprocal_rank(levels)) is not None:
            ranks[one] = rank
    return gains, ranks


def acting(weights: Weights, features: Floats, vectors: frozenset[str]) -> Floats:
    """What ``features`` come to in a run: without vectors the silent ones hand their weight on."""
    names = [feature.name for feature in FEATURES]
    given = replace(weights, features=tuple(zip(names, features.tolist(), strict=True)))
    return np.array([w for _, w in effective(given, vectors)])


def held_out(
    judged: Judged,
    groups: Sequence[Sequence[str]],
    prior: Weights,
    pull: float = PULL,
    vectors: frozenset[str] = ALL_VECTORS,
) -> Floats:
    """Each pair's score under weights fitted without its need."""
    scores = np.zeros(len(judged.levels))
    for group in groups:
        mine = judged.of(group)
        others = judged.only(frozenset(judged.ids) - frozenset(group))
        scores[mine] = judged.values[mine] @ acting(prior, fit(others, prior, pull), vectors)
    return scores


def learn(ready: Matcher, judgments: Sequence[Judgment], seed: int = 0) -> Learned:
    """Weights fitted to the judgments, accepted only if they rank held-out needs better.

    With too few judged needs to tell, the weights in force stay and the reason says so.
    """
    judged, _ = gather(ready, judgments)
    judged_ids = frozenset(judged.ids)
    known = [need for need in ready.needs if need.id in judged_ids]
    return learn_from(judged, known, ready.weights, ready.vectors, version_of(judgments), seed)


def learn_from(
    judged: Judged,
    known: Sequence[Need],
    prior: Weights,
    vectors: frozenset[str],
    version: str,
    seed: int = 0,
) -> Learned:
    """``learn`` from pairs that are numbers already; ``known``: the judged needs, whose titles make folds.

    A pair that nobody judged counts for nothing: only the order among judged ones is learned, so that where a
    pair was shown decides no more than whether it was judged at all.
    """
    before, ranks_before = quality(judged, judged.values @ acting(prior, _features(prior), vectors))
    if len(before) < LEAST_NEEDS:
        return _refused(prior, len(before), "learn.too_few", least=LEAST_NEEDS, needs=len(before))
    if (groups := len(folds.distinct(known))) < FOLDS:
        return _refused(prior, len(before), "learn.too_alike", groups=groups, least=FOLDS, needs=len(known))
    runs = [
        quality(judged, held_out(judged, folds.folds(known, FOLDS, seed + i), prior, vectors=vectors))
        for i in range(SEEDS)
    ]
    after = {one: float(np.mean([gains[one] for gains, _ in runs])) for one in before}
    ranks_after = [float(np.mean([ranks[one] for _, ranks in runs])) for one in ranks_before]
    helps = _helps(before, after, seed)
    new = calibrate.finish(prior, fit(judged, prior), judged.values, judged.levels, version, vectors)
    means = float(np.mean(list(before.values()))), float(np.mean(list(after.values())))
    shown: tuple[tuple[str, str | int | float], ...] = (
        ("after", round(means[1], 3)),
        ("before", round(means[0], 3)),
        ("needs", len(before)),
    )
    return Learned(
        new if helps else prior,
        helps,
        Reason("learn.accepted" if helps else "learn.refused", shown),
        len(before),
        *means,
        float(np.mean(list(ranks_before.values()) or [0.0])),
        float(np.mean(ranks_after or [0.0])),
    )


def _features(weights: Weights) -> Floats:
    return np.array([w for _, w in weights.features])


def _refused(prior: Weights, judged: int, code: str, **params: int) -> Learned:
    """The weights in force, because nothing can be told."""
    return Learned(prior, False, Reason(code, tuple(sorted(params.items()))), judged, 0.0, 0.0, 0.0, 0.0)


def _helps(before: dict[str, float], after: dict[str, float], seed: int) -> bool:
    """A gain worth having, and the better side in most resamples of the needs."""
    gaps = np.array([after[one] - before[one] for one in before])
    picks = np.random.default_rng(seed).integers(0, len(gaps), (2000, len(gaps)))
    better = float((gaps[picks].mean(axis=1) > 0).mean())
    return bool(gaps.mean() >= LEAST_GAIN) and better >= SURE


def version_of(judgments: Sequence[Judgment]) -> str:
    """The same judgments give the same name."""
    lines = sorted(f"{j.need_id}\t{j.offer_id}\t{j.level}" for j in judgments)
    return "learned-" + blake2b("\n".join(lines).encode(), digest_size=4).hexdigest()


def points(judged: Judged, weights: Weights) -> NDArray[np.int64]:
    """Scores of the judged pairs in millionths, as a run would give them."""
    each = np.rint(judged.values * np.array([w for _, w in weights.features]) * MILLION)
    summed: NDArray[np.int64] = each.sum(axis=1).astype(np.int64)
    return summed
