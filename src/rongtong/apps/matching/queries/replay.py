"""What other weights would have done on the answers that people gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rongtong.apps.matching.models import Answer
from rongtong.apps.matching.models.feedback import Said, Why
from rongtong_match.evaluate.metrics import ndcg
from rongtong_match.types import Level, Weights

WRONG_TEXT = {Why.TOPIC}
"""Reasons that say that the text was misread; others leave the text good and something else wrong."""


@dataclass(frozen=True)
class Replay:
    """Means over needs with answers of different worth: nDCG@10 as shown and as replayed; pairs moved.

    Only what was shown was answered: the figures compare orders of the same pairs and say nothing of pairs
    that nobody saw.
    """

    needs: int
    answers: int
    before: float | None
    after: float | None
    better: int
    worse: int


def grade(said: str, reason: str) -> Level:
    """Give the level that an answer speaks for."""
    if said == Said.INTERESTED:
        return Level.DIRECT
    if said == Said.PASSED_ON:
        return Level.STRONG
    return Level.NONE if reason in WRONG_TEXT else Level.WEAK


def replay(weights: Weights, since: date | None = None) -> Replay:
    """Rank the answered candidates of each need anew by ``weights``. One query."""
    rows = Answer.objects.filter(undone_at=None, side="need").exclude(contributions=[])
    if since is not None:
        rows = rows.filter(at__date__gte=since)
    groups: dict[int, list[Answer]] = defaultdict(list)
    for one in rows.order_by("pk"):
        groups[one.need_id].append(one)
    told = [group for group in groups.values() if len({grade(a.said, a.reason) for a in group}) > 1]
    pairs = [(_quality(group, None), _quality(group, weights)) for group in told]
    return Replay(
        len(told), sum(map(len, told)),
        _mean([old for old, _new in pairs]), _mean([new for _old, new in pairs]),
        sum(new > old for old, new in pairs), sum(new < old for old, new in pairs),
    )  # fmt: skip


def _quality(group: Sequence[Answer], weights: Weights | None) -> float:
    """Give nDCG@10 of one need's answered candidates in the order of a score; the stored one for None."""
    scores = {a.pk: a.score if weights is None else score(a.contributions, weights) for a in group}
    ordered = sorted(group, key=lambda one: (-scores[one.pk], one.offer_id))
    return ndcg([grade(one.said, one.reason) for one in ordered]) or 0.0


def score(contributions: Sequence[Sequence[Any]], weights: Weights) -> float:
    """Give the score that other weights make of kept values; a feature not kept was silent then."""
    return sum(float(value) * weights.weight(name) for name, value, *_rest in contributions)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
