"""A pair judged and scored anew when facts change, from what its last run kept: no text is read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rongtong.apps.matching.models import Candidate
from rongtong.apps.matching.queries.engine import weights
from rongtong_match.rank.combine import MILLION, level
from rongtong_match.score import budget, cooperation, maturity, region
from rongtong_match.types import Contribution, Level, Money, Need, Offer, Verdict, Weights
from rongtong_match.verdict import judge


@dataclass(frozen=True)
class WhatIf:
    """What an owner tries out on a need: highest budget (fen), deadline, regions; None: as it is."""

    budget: int | None = None
    deadline: date | None = None
    reach: tuple[str, ...] | None = None

    @property
    def tried(self) -> bool:
        """Whether anything differs."""
        return (self.budget, self.deadline, self.reach) != (None, None, None)

    def applied(self, need: Need) -> Need:
        """Give the need as tried out."""
        changes: dict[str, Any] = {}
        if self.budget is not None:
            low = need.budget.low if need.budget else None
            changes["budget"] = Money(min(low, self.budget) if low is not None else None, self.budget)
        if self.deadline is not None:
            changes["deadline"] = self.deadline
        if self.reach is not None:
            changes["wanted_regions"] = self.reach
        return replace(need, **changes)


@dataclass(frozen=True)
class Judged:
    """A kept pair as it stands with the facts of now (or as tried out)."""

    kept: Candidate
    offer: Offer
    verdict: Verdict
    contributions: tuple[Contribution, ...]
    score: int
    level: Level


def judged(
    need: Need, pairs: Iterable[tuple[Candidate, Offer]], today: date, by: Weights | None = None
) -> list[Judged]:
    """Judge and score all again, best first; ties by the offers' ids, as in a run.

    ``by``: the weights whose thresholds make levels, for who has read those in force already.
    """
    by = by or weights()
    found = [_judged(need, kept, offer, today, by) for kept, offer in pairs]
    return sorted(found, key=lambda one: (-one.score, one.offer.id))


def _judged(need: Need, kept: Candidate, offer: Offer, today: date, by: Weights) -> Judged:
    parts = tuple(_anew(need, offer, *part) for part in kept.contributions)
    score = sum(part.points for part in parts)
    checks = tuple(one for one in judge(need, offer, today=today).checks if one.constraint != "conflict")
    return Judged(kept, offer, Verdict(checks), parts, score, level(score, by))


def _anew(need: Need, offer: Offer, feature: str, value: float, weight: float, points: int) -> Contribution:
    """Give a contribution; a fact is compared again, a topic stays as the run read it."""
    fact = FACTS.get(feature)
    if fact is None:
        return Contribution(feature, value, weight, points)
    now = round(fact(need, offer), 4)
    return Contribution(feature, now, weight, round(now * weight * MILLION))


def _price(need: Need, offer: Offer) -> float:
    return budget.judge(need, (offer.price, offer.min_fee))


FACTS: dict[str, Any] = {
    "region": lambda need, offer: region.judge(need, offer.region),
    "maturity": lambda need, offer: maturity.judge(need, offer.maturity),
    "budget": _price,
    "cooperation": lambda need, offer: cooperation.judge(need, offer.licences),
}
"""Facts that are compared without reading a text."""


def violated(verdict: Verdict) -> Sequence[Any]:
    """Give the constraints that are broken."""
    return [one for one in verdict.checks if one.outcome == "violated"]
