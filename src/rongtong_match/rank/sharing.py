"""Pairs under limited capacity, and the same pairs seen from the offers' side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from rongtong_match.assign.capacity import allocate, capacities
from rongtong_match.assign.pairs import Pair
from rongtong_match.rank import combine
from rongtong_match.results import Allocation
from rongtong_match.score.base import Ints
from rongtong_match.types import Match, Outcome
from rongtong_match.verdict import judge

if TYPE_CHECKING:
    from rongtong_match.rank.pipeline import Matcher

NEWCOMER_DAYS = 90
"""An offer posted within so many days of the run is a newcomer (docs/explanation/fairness.md)."""


def share(ready: Matcher, reserve: Sequence[Match]) -> tuple[tuple[Match, ...], Allocation | None]:
    """The pairs to show and, where a capacity binds anyone, the allocation that chose them."""
    limits = capacities(ready.offers, ready.options.capacity)
    if all(limit is None for limit in limits.values()):
        return tuple(reserve), None
    since = ready.options.today - timedelta(days=NEWCOMER_DAYS)
    newcomers = [o.id for o in ready.offers if o.posted is not None and o.posted >= since]
    pairs = [Pair(m.need_id, m.offer_id, m.score) for m in reserve]
    allocation = allocate(pairs, limits, ready.options.top, newcomers)
    chosen = set(allocation.shown)
    ranks: dict[str, int] = {}
    shown = []
    for match in reserve:
        if (match.need_id, match.offer_id) in chosen:
            ranks[match.need_id] = ranks.get(match.need_id, 0) + 1
            shown.append(replace(match, rank=ranks[match.need_id]))
    return tuple(shown), allocation


def reverse(ready: Matcher, lists: Sequence[Ints]) -> tuple[Match, ...]:
    """For each offer the needs it serves best, in the order of the offers, ranked for each offer.

    Every scored pair counts, also one that its need ranked too low to show.
    """
    per_offer: dict[int, list[tuple[int, str, int]]] = {}
    for need, rows in enumerate(lists):
        totals = ready.scored(need, rows).totals.tolist()
        for offer, total in zip(rows.tolist(), totals, strict=True):
            if combine.level(total, ready.weights) >= ready.options.min_level:
                per_offer.setdefault(offer, []).append((-total, ready.needs[need].id, need))
    found: list[Match] = []
    for offer in sorted(per_offer):
        found += _for_offer(ready, offer, sorted(per_offer[offer]))
    return tuple(found)


def _for_offer(ready: Matcher, offer: int, asked: Sequence[tuple[int, str, int]]) -> list[Match]:
    kept: list[Match] = []
    for _, _, need in asked:
        if len(kept) >= ready.options.top:
            break
        verdict = judge(ready.needs[need], ready.offers[offer], today=ready.options.today)
        if verdict.outcome is not Outcome.VIOLATED:
            scored = ready.scored(need, np.array([offer]))
            kept.append(ready.pair(need, scored, 0, len(kept) + 1, verdict))
    return kept
