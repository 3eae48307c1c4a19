"""Who is shown to whom when an offer cannot be shown to everybody."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from rongtong_match.assign import exact, prices
from rongtong_match.assign.fairness import NEWCOMER_CREDIT, RULE
from rongtong_match.assign.improve import greedy, improve
from rongtong_match.assign.pairs import Pair
from rongtong_match.assign.problem import Mask, Problem, build
from rongtong_match.results import Allocation
from rongtong_match.types import Offer, Reason

NEAR = 0.001
"""A gap below this needs no second start."""

OPTIMAL = 1e-8
"""Below this a gap is only the rounding of value and bound."""

EXACT_PAIRS = 200_000
"""Up to here the exact solver answers in seconds on one core."""


def capacities(offers: Iterable[Offer], default: int | None = None) -> dict[str, int | None]:
    """Capacity of each offer: its own, else ``default``; ``None`` is no limit."""
    return {o.id: default if o.capacity is None else o.capacity for o in offers}


def allocate(
    pairs: Iterable[Pair],
    limits: Mapping[str, int | None],
    top: int,
    newcomers: Collection[str] = (),
    newcomer_credit: float = NEWCOMER_CREDIT,
    exact_pairs: int = EXACT_PAIRS,
) -> Allocation:
    """Shows each need up to ``top`` offers and each offer to up to its limit of needs, by ``fairness.RULE``.

    ``pairs`` are eligible pairs, more than ``top`` a need so that there is something to fall back on;
    an offer absent from ``limits`` has none. Above ``exact_pairs`` pairs the result is near-optimal.
    ``value`` and ``bound`` include the rule's credits. Raises AssignError for bad limits or scores.
    """
    given = list(pairs)
    problem = build(given, limits, top, newcomers, newcomer_credit)
    shown, bound = _solve(problem, exact_pairs)
    value = problem.value(shown)
    chosen = {
        (problem.need_ids[problem.need[i]], problem.offer_ids[problem.offer[i]])
        for i in np.flatnonzero(shown)
    }
    ranked = _ranked(given)
    return Allocation(
        shown=tuple(pair for need in ranked.values() for pair in need if pair in chosen),
        withheld=_withheld(ranked, chosen, limits, top),
        value=round(value, 6),
        bound=round(max(bound, value), 6),
        rule=RULE,
    )


def summary(allocation: Allocation) -> tuple[Reason, ...]:
    """What to say of an allocation: how many are shown, and how near the best possible it is."""
    counts = (("shown", len(allocation.shown)), ("withheld", len(allocation.withheld)))
    optimal = allocation.gap < OPTIMAL
    # Rounded up: a gap that is not nothing must never read as nothing.
    percent = math.ceil(100_000 * allocation.gap) / 1000
    near: tuple[tuple[str, str | int | float], ...] = (("percent", percent), ("rule", allocation.rule))
    close = Reason("assign.optimal", near[1:]) if optimal else Reason("assign.gap", near)
    return Reason("assign.summary", counts), close


def _solve(problem: Problem, exact_pairs: int) -> tuple[Mask, float]:
    if not len(problem.score):
        return np.zeros(0, dtype=bool), 0.0
    if len(problem.score) <= exact_pairs:
        solved = exact.solve(problem)
        if solved is not None:
            return solved[0], prices.bound(problem, solved[1])
    tuned, bound = prices.tune(problem)
    shown = improve(problem, greedy(problem, tuned))
    if problem.value(shown) < (1 - NEAR) * bound:
        shown = max(shown, improve(problem, greedy(problem, np.zeros_like(tuned))), key=problem.value)
    return shown, bound


def _ranked(given: Iterable[Pair]) -> dict[str, list[tuple[str, str]]]:
    """Per need, in the order the needs came in: its pairs, best first."""
    best: dict[str, dict[str, float]] = {}
    for need, offer, score in given:
        offers = best.setdefault(need, {})
        offers[offer] = max(score, offers.get(offer, 0.0))
    return {
        need: [(need, offer) for offer, _ in sorted(offers.items(), key=lambda item: (-item[1], item[0]))]
        for need, offers in best.items()
    }


def _withheld(
    ranked: Mapping[str, list[tuple[str, str]]],
    chosen: set[tuple[str, str]],
    limits: Mapping[str, int | None],
    top: int,
) -> tuple[tuple[str, str], ...]:
    taken = Counter(offer for _, offer in chosen)
    full = {offer for offer, limit in limits.items() if limit is not None and taken[offer] >= limit}
    return tuple(
        pair for pairs in ranked.values() for pair in pairs[:top] if pair not in chosen and pair[1] in full
    )
