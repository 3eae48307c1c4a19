"""A good allocation without a solver: greedy at given prices, then local search.

One kind of move is enough: show one more pair, dropping the least of its need and of its offer where
either is full, as long as the value rises. Where no such move is left, nobody envies (fairness.envied).
"""

from __future__ import annotations

import numpy as np

from rongtong_match.assign.fairness import NEED_CREDIT
from rongtong_match.assign.problem import Floats, Ints, Mask, Problem

PASSES = 400
LEAST = 1e-9


def greedy(problem: Problem, prices: Floats) -> Mask:
    """Every need's first showing by surplus over price, then all further ones; pairs as they come."""
    surplus = problem.score - prices[problem.offer]
    shown = np.zeros(len(surplus), dtype=bool)
    places = [0] * len(problem.need_ids)
    room = problem.capacity.tolist()
    order = np.lexsort((problem.offer, problem.need, -surplus)).tolist()
    need, offer = problem.need.tolist(), problem.offer.tolist()
    for most in (1, problem.top):
        for pair in order:
            if places[need[pair]] < most and room[offer[pair]] and not shown[pair]:
                shown[pair] = True
                places[need[pair]] += 1
                room[offer[pair]] -= 1
    return shown


def improve(problem: Problem, shown: Mask) -> Mask:
    """``shown`` after all improving moves, best first; within a pass no need or offer moves twice."""
    shown = shown.copy()
    for _ in range(PASSES):
        gain, from_need, from_offer = _moves(problem, shown)
        better = np.flatnonzero(gain > LEAST)
        if not len(better):
            break
        order = better[np.lexsort((better, -gain[better]))]
        _apply(problem, shown, order, from_need, from_offer)
    return shown


def _apply(problem: Problem, shown: Mask, order: Ints, from_need: Ints, from_offer: Ints) -> None:
    needs: set[int] = set()
    offers: set[int] = set()
    for pair in order.tolist():
        dropped = [int(p) for p in (from_need[pair], from_offer[pair]) if p >= 0]
        own_needs = {int(problem.need[p]) for p in (pair, *dropped)}
        own_offers = {int(problem.offer[p]) for p in (pair, *dropped)}
        if own_needs & needs or own_offers & offers:
            continue
        shown[dropped] = False
        shown[pair] = True
        needs |= own_needs
        offers |= own_offers


def _moves(problem: Problem, shown: Mask) -> tuple[Floats, Ints, Ints]:
    """Per pair: what showing it would gain, and the pairs to drop from its need and its offer (-1: none)."""
    held = np.flatnonzero(shown)
    places = np.bincount(problem.need[held], minlength=len(problem.need_ids))
    taken = np.bincount(problem.offer[held], minlength=len(problem.offer_ids))
    last_of_need = NEED_CREDIT * (places == 1)
    last_of_offer = problem.credit * (taken == 1)
    gain = problem.score + NEED_CREDIT * (places == 0)[problem.need]
    gain += (problem.credit * (taken == 0))[problem.offer]
    need_loss, need_pair = _least(
        problem.need[held], problem.score[held] + last_of_offer[problem.offer[held]], held, places
    )
    offer_loss, offer_pair = _least(
        problem.offer[held], problem.score[held] + last_of_need[problem.need[held]], held, taken
    )
    full_need = (places >= problem.top)[problem.need]
    full_offer = (taken >= problem.capacity)[problem.offer]
    gain -= np.where(full_need, need_loss[problem.need], 0.0)
    gain -= np.where(full_offer, offer_loss[problem.offer], 0.0)
    gain[held] = -np.inf
    from_need = np.where(full_need, need_pair[problem.need], -1)
    from_offer = np.where(full_offer, offer_pair[problem.offer], -1)
    return gain, from_need, from_offer


def _least(owner: Ints, loss: Floats, held: Ints, counts: Ints) -> tuple[Floats, Ints]:
    """Per owner: the smallest loss among its held pairs, and the pair."""
    least = np.full(len(counts), np.inf)
    pair = np.full(len(counts), -1)
    order = np.lexsort((held, loss, owner))
    owners, at = np.unique(owner[order], return_index=True)
    least[owners], pair[owners] = loss[order][at], held[order][at]
    return least, pair
