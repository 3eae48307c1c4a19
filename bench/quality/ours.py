"""Rongtong's own scores, from the code that serves users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.quality.datasets import TODAY, Pool
from rongtong_match.evaluate.folds import folds
from rongtong_match.rank import candidates
from rongtong_match.rank.learn import Judged, Judgment, gather, held_out
from rongtong_match.rank.options import Options, silent
from rongtong_match.rank.pipeline import Matcher, matcher
from rongtong_match.rank.weights import default
from rongtong_match.score.features import FACTS, FEATURES, TOPIC
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.types import Need, Offer, Weights

Array = NDArray[np.float64]
FOLDS, SEEDS = 5, 6


def ready(pool: Pool, encoder: Encoder | None) -> Matcher:
    """The matcher over the whole collections."""
    return matcher(pool.needs, pool.offers, Options(TODAY), encoder)


def judged(pool: Pool, made: Matcher) -> Judged:
    """Every feature of the judged pairs."""
    pairs = [
        Judgment(need, offer, level) for need, row in pool.levels.items() for offer, level in row.items()
    ]
    return gather(made, pairs)[0]


def splits(pool: Pool) -> list[Sequence[Sequence[str]]]:
    """Folds over the judged needs, near-identical ones together, for each seed."""
    known = [need for need in pool.needs if need.id in pool.levels]
    return [folds(known, FOLDS, seed) for seed in range(SEEDS)]


def flat() -> Weights:
    """All topic features alike, facts as they are: a start that has seen no judgment."""
    given = dict(default().features)
    share = sum(given[f.name] for f in TOPIC) / len(TOPIC)
    same = {f.name: share for f in TOPIC} | {f.name: given[f.name] for f in FACTS}
    return replace(default(), version="flat", features=tuple((f.name, same[f.name]) for f in FEATURES))


def fixed(made: Judged, weights: Mapping[str, float]) -> Array:
    """Scores of the judged pairs under given weights."""
    return made.values @ np.array([weights.get(feature.name, 0.0) for feature in FEATURES])


def only(made: Judged, names: Sequence[str]) -> Judged:
    """The pairs with all features but ``names`` silenced."""
    kept = np.array([feature.name in names for feature in FEATURES])
    return replace(made, values=np.where(kept, made.values, 0.0))


def learned(made: Judged, groups: Sequence[Sequence[str]], prior: Weights | None = None) -> Array:
    """Score of each pair under weights learned without its need (nor any need of its fold)."""
    return held_out(made, groups, prior or flat())


def by_need(pool: Pool, made: Judged, scores: Array) -> dict[str, dict[str, float]]:
    """Scores of the judged pairs by need and offer."""
    found: dict[str, dict[str, float]] = {}
    start = 0
    known = {offer.id for offer in pool.offers}
    for need in made.ids:
        offers = sorted(offer for offer in pool.levels[need] if offer in known)
        found[need] = dict(zip(offers, scores[start : start + len(offers)].tolist(), strict=True))
        start += len(offers)
    return found


def ranking(needs: Sequence[Need], offers: Sequence[Offer], encoder: Encoder | None) -> list[list[int]]:
    """The product's own path: candidates from the index, then scored. Rows of offers, best first."""
    made = matcher(needs, offers, Options(TODAY), encoder)
    lists = candidates.find(made.prepared, made.offers, made.needs, made.options, silent)
    found = []
    for need, rows in enumerate(lists):
        scored = made.scored(need, rows)
        found.append([int(scored.offers[row]) for row in made.order(scored)])
    return found
