"""Prices on offers, and the upper bound they prove (Lagrangian duality of the b-matching problem).

The bound holds at any prices; good prices make it tight.
"""

from __future__ import annotations

import numpy as np

from rongtong_match.assign.fairness import NEED_CREDIT
from rongtong_match.assign.problem import Floats, Mask, Problem

STEPS = 80
FIRST_STEP = 0.15
DECAY = 0.95


def bound(problem: Problem, prices: Floats) -> float:
    """An upper bound on the value of any allocation: what all get when each buys at ``prices``.

    ``prices`` has one entry an offer, in score points; a newcomer's may be negative (an advertisement).
    """
    return _bound(problem, prices)[0]


def tune(problem: Problem, steps: int = STEPS) -> tuple[Floats, float]:
    """Prices raised where demand exceeds capacity and lowered where it does not; (prices, their bound)."""
    prices = np.zeros(len(problem.offer_ids))
    best, least = prices, np.inf
    step = FIRST_STEP
    for _ in range(steps):
        worth, bought = _bound(problem, prices)
        if worth < least:
            best, least = prices, worth
        demand = np.bincount(problem.offer[bought], minlength=len(prices))
        wanted = np.where(prices < 0, 1, problem.capacity)
        excess = (demand - wanted) / np.maximum(np.maximum(demand, wanted), 1)
        moved = np.maximum(prices + step * excess, 0.0)
        unseen = problem.newcomer & (demand == 0)
        floor = np.maximum(prices - step * problem.newcomer_credit, -problem.newcomer_credit)
        prices = np.where(unseen & (moved == 0.0), floor, moved)
        step *= DECAY
    return best, float(least)


def _bound(problem: Problem, prices: Floats) -> tuple[float, Mask]:
    surplus = problem.score - prices[problem.offer]
    # One key instead of two sorts: scores and prices span far less than the 8 that parts two needs.
    order = np.argsort(problem.need * 8.0 - surplus, kind="stable")
    need, gain = problem.need[order], surplus[order]
    first = np.flatnonzero(np.r_[True, need[1:] != need[:-1]]) if len(need) else np.zeros(0, np.int64)
    place = np.arange(len(need)) - np.repeat(first, np.diff(np.r_[first, len(need)]))
    gain = np.where(place == 0, gain + NEED_CREDIT, gain)
    taken = (place < problem.top) & (gain > 0)
    bought = np.zeros(len(need), dtype=bool)
    bought[order[taken]] = True
    dear = problem.capacity * prices + problem.credit
    cheap = np.maximum(0.0, problem.credit + prices)
    return float(gain[taken].sum() + np.where(prices >= 0, dear, cheap).sum()), bought
