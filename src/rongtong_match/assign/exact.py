"""The best allocation there is, as a linear programme (HiGHS dual simplex).

The constraint matrix is that of a network flow, hence totally unimodular: every vertex, and so the
simplex solution, is whole (Ahuja, Magnanti, Orlin, Network Flows, 1993, section 11.12).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import coo_matrix

from rongtong_match.assign.fairness import NEED_CREDIT
from rongtong_match.assign.problem import Floats, Ints, Mask, Problem


def solve(problem: Problem) -> tuple[Mask, Floats] | None:
    """(pairs shown, prices of the offers) of an optimum; ``None`` if the solver gave up.

    Variables: one a pair, one a need (has anything), one a newcomer (is shown at all). Rows: places of
    each need, capacity of each offer, and that the last two kinds need a shown pair.
    """
    pairs, needs, offers = len(problem.score), len(problem.need_ids), len(problem.offer_ids)
    fresh = np.flatnonzero(problem.newcomer)
    rows, columns, entries = _matrix(problem, fresh)
    shape = (2 * needs + offers + len(fresh), pairs + needs + len(fresh))
    gain = [problem.score, np.full(needs, NEED_CREDIT), problem.credit[fresh]]
    limits = [np.full(needs, problem.top), problem.capacity, np.zeros(needs + len(fresh))]
    matrix: Any = coo_matrix((entries, (rows, columns)), shape=shape).tocsr()
    from scipy.optimize import linprog  # half a second: only who solves pays it

    found: Any = linprog(
        -np.concatenate(gain),
        A_ub=matrix,
        b_ub=np.concatenate(limits),
        bounds=(0, 1),
        method="highs-ds",
    )
    if found.status != 0:
        return None
    prices = np.maximum(0.0, -found.ineqlin.marginals[needs : needs + offers])
    prices[fresh] -= np.maximum(0.0, -found.ineqlin.marginals[2 * needs + offers :])
    return found.x[:pairs] > 0.5, prices


def _matrix(problem: Problem, fresh: Ints) -> tuple[Ints, Ints, Floats]:
    pairs, needs, offers = len(problem.score), len(problem.need_ids), len(problem.offer_ids)
    every = np.arange(pairs)
    at = np.full(offers, -1)
    at[fresh] = np.arange(len(fresh))
    newly = np.flatnonzero(problem.newcomer[problem.offer])
    served, seen = needs + offers, 2 * needs + offers
    rows = [problem.need, needs + problem.offer, served + problem.need, served + np.arange(needs)]
    columns = [every, every, every, pairs + np.arange(needs)]
    entries = [np.ones(pairs), np.ones(pairs), -np.ones(pairs), np.ones(needs)]
    rows += [seen + at[problem.offer[newly]], seen + np.arange(len(fresh))]
    columns += [newly, pairs + needs + np.arange(len(fresh))]
    entries += [-np.ones(len(newly)), np.ones(len(fresh))]
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(entries)
