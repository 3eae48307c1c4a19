"""Weights learned from what people answered, with the figures a person decides by; nothing is written here.

Only answered pairs count, and only their order within a need, as the core learns: a pair that stood too low
to be seen is no judgement. The values are those kept with each answer, so a text that changed since teaches
nothing wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import Count

from rongtong.apps.matching.models import Answer, Exposure
from rongtong.apps.matching.queries import engine
from rongtong.apps.matching.queries.replay import grade
from rongtong.apps.matching.queries.shifting import shifts
from rongtong.apps.matching.queries.weighing import in_force
from rongtong_match.evaluate import calibration, folds
from rongtong_match.rank import calibrate, combine
from rongtong_match.rank.learn import (
    FOLDS,
    LEAST_NEEDS,
    Judged,
    Judgment,
    Learned,
    fit,
    learn_from,
    version_of,
)
from rongtong_match.rank.weights import dump
from rongtong_match.score.base import ALL_VECTORS
from rongtong_match.score.features import FEATURES
from rongtong_match.types import Need, Weights

PLACES = 10
"""Places whose share of answers is shown."""


@dataclass(frozen=True)
class Standing:
    """What there is to learn from. ``missing``: needs with answers of different worth still wanted."""

    answers: int
    needs: int
    people: int
    missing: int
    places: Sequence[tuple[int, int, int]]
    """(place, times shown, times answered there), from the first."""


def standing() -> Standing:
    """Count what people answered and were shown. Three queries."""
    rows = list(_answers().values_list("need", "said", "reason", "by"))
    worth: dict[int, set[int]] = {}
    for need, said, reason, _by in rows:
        worth.setdefault(need, set()).add(int(grade(said, reason)))
    telling = sum(len(levels) > 1 for levels in worth.values())
    people = len({by for *_rest, by in rows if by is not None})
    return Standing(len(rows), telling, people, max(0, LEAST_NEEDS - telling), _places())


def _answers() -> Any:
    return Answer.objects.filter(undone_at=None, side="need").exclude(contributions=[]).order_by("pk")


def _places() -> list[tuple[int, int, int]]:
    """Give how often each place was shown and answered: readers answer what stands high, good or not."""
    shown = Exposure.objects.filter(side="need", position__range=(1, PLACES)).values_list("position")
    said = _answers().filter(position__range=(1, PLACES)).order_by().values_list("position")
    seen, answered = dict(shown.annotate(n=Count("pk")).order_by()), dict(said.annotate(n=Count("pk")))
    return [(place, seen.get(place, 0), answered.get(place, 0)) for place in range(1, PLACES + 1)]


@dataclass(frozen=True)
class Proposal:
    """What learning came to; ``text`` is empty when the weights in force are no worse."""

    learned: Learned
    text: str
    figures: dict[str, Any]


def propose(at: datetime, seed: int = 0) -> Proposal:
    """Learn from all answers and work out what would change. Reads every answer and the kept pairs."""
    prior, vectors = in_force(), _vectors()
    judged, known, judgments = _judged()
    version = version_of([*judgments, Judgment("weights", prior.version, 1)])
    learned = learn_from(judged, known, prior, vectors, version, seed)
    if not learned.accepted:
        return Proposal(learned, "", {})
    figures = {
        "needs": learned.needs, "answers": len(judgments), "quality": [learned.before, learned.after],
        "first": [learned.mrr_before, learned.mrr_after], **_honesty(judged, known, prior, vectors, seed),
        **shifts(prior, learned.weights, vectors, at),
    }  # fmt: skip
    return Proposal(learned, dump(learned.weights), figures)


def _vectors() -> frozenset[str]:
    return ALL_VECTORS if engine.encoder() is not None else frozenset()


def _judged() -> tuple[Judged, list[Need], list[Judgment]]:
    rows = list(_answers().select_related("need"))
    place = {feature.name: at for at, feature in enumerate(FEATURES)}
    needs = {str(one.need_id): one.need.title for one in rows}
    ids = tuple(needs)
    values = np.zeros((len(rows), len(FEATURES)))
    for row, one in enumerate(rows):
        for name, value, *_rest in one.contributions:
            if name in place:
                values[row, place[name]] = value
    levels = np.array([int(grade(one.said, one.reason)) for one in rows], np.int64)
    owners = np.array([ids.index(str(one.need_id)) for one in rows], np.int64)
    judgments = [
        Judgment(str(one.need_id), str(one.offer_id), int(level))
        for one, level in zip(rows, levels, strict=True)
    ]
    return Judged(values, levels, owners, ids), [Need(id=key, title=t) for key, t in needs.items()], judgments


def _honesty(
    judged: Judged, known: Sequence[Need], prior: Weights, vectors: frozenset[str], seed: int
) -> dict[str, list[float]]:
    """Give the Brier score and the calibration error on needs that the chances were not fitted to."""
    levels = judged.levels.tolist()
    before = [_chances(prior, values, vectors) for values in judged.values]
    after: list[Any] = [{}] * len(levels)
    for group in folds.folds(known, FOLDS, seed):
        rows = np.flatnonzero(judged.of(group))
        others = judged.only(frozenset(judged.ids) - frozenset(group))
        fitted = calibrate.finish(prior, fit(others, prior), others.values, others.levels, "fold", vectors)
        for row in rows.tolist():
            after[row] = _chances(fitted, judged.values[row], vectors)
    strong = [level >= 3 for level in levels]
    return {
        "brier": [calibration.brier(one, levels) or 0.0 for one in (before, after)],
        "error": [
            calibration.expected_error([calibration.at_least(c, 3) for c in one], strong) or 0.0
            for one in (before, after)
        ],
    }


def _chances(weights: Weights, values: Any, vectors: frozenset[str]) -> Any:
    score = float(values @ np.array([w for _f, w in combine.effective(weights, vectors)]))
    return combine.chances(round(score * combine.MILLION), weights)
