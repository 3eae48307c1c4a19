"""An allocation problem as arrays, so that solvers need no dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.assign.fairness import NEED_CREDIT
from rongtong_match.assign.pairs import AssignError, Pair

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Problem:
    """Pairs sorted by need id, then score (best first), then offer id. Ids are positions in the id lists."""

    need_ids: tuple[str, ...]
    offer_ids: tuple[str, ...]
    need: Ints
    offer: Ints
    score: Floats
    capacity: Ints
    """Per offer, at least 1 and at most the number of its pairs: a larger one would change nothing."""
    newcomer: Mask
    top: int
    newcomer_credit: float

    @property
    def credit(self) -> Floats:
        """Per offer: what its first showing counts on top of the score."""
        return np.where(self.newcomer, self.newcomer_credit, 0.0)

    def value(self, shown: Mask) -> float:
        """What the rule maximises, for the pairs in ``shown``."""
        needs = len(np.unique(self.need[shown]))
        new = int(self.newcomer[np.unique(self.offer[shown])].sum())
        return float(self.score[shown].sum() + NEED_CREDIT * needs + self.newcomer_credit * new)


def build(
    pairs: Iterable[Pair],
    capacities: Mapping[str, int | None],
    top: int,
    newcomers: Collection[str],
    newcomer_credit: float,
) -> Problem:
    """Checks and arranges the input; of a pair given twice the better score counts, full offers drop out.

    Raises AssignError for a limit or a score that makes no sense.
    """
    _check(capacities, top, newcomer_credit)
    best: dict[tuple[str, str], float] = {}
    for pair in pairs:
        if not 0.0 <= pair.score <= 1.0:
            raise AssignError(
                "assign.bad_score", need=pair.need_id, offer=pair.offer_id, value=str(pair.score)
            )
        if capacities.get(pair.offer_id) != 0:
            key = (pair.need_id, pair.offer_id)
            best[key] = max(pair.score, best.get(key, 0.0))
    return _arrange(best, capacities, top, frozenset(newcomers), newcomer_credit)


def _check(capacities: Mapping[str, int | None], top: int, newcomer_credit: float) -> None:
    if top < 1:
        raise AssignError("assign.bad_top", value=top)
    if not 0.0 <= newcomer_credit <= 1.0:
        raise AssignError("assign.bad_floor", value=str(newcomer_credit))
    for offer, capacity in capacities.items():
        if capacity is not None and capacity < 0:
            raise AssignError("assign.bad_capacity", offer=offer, value=capacity)


def _arrange(
    best: Mapping[tuple[str, str], float],
    capacities: Mapping[str, int | None],
    top: int,
    newcomers: frozenset[str],
    newcomer_credit: float,
) -> Problem:
    need_ids = tuple(sorted({need for need, _ in best}))
    offer_ids = tuple(sorted({offer for _, offer in best}))
    need_at = {id_: at for at, id_ in enumerate(need_ids)}
    offer_at = {id_: at for at, id_ in enumerate(offer_ids)}
    need = np.fromiter((need_at[n] for n, _ in best), np.int64, len(best))
    offer = np.fromiter((offer_at[o] for _, o in best), np.int64, len(best))
    score = np.fromiter(best.values(), np.float64, len(best))
    order = np.lexsort((offer, -score, need))
    degree = np.bincount(offer, minlength=len(offer_ids))
    limits = [capacities.get(id_) for id_ in offer_ids]
    capacity = [int(d) if c is None else min(c, int(d)) for c, d in zip(limits, degree, strict=True)]
    newcomer = np.array([id_ in newcomers for id_ in offer_ids], dtype=bool)
    return Problem(
        need_ids,
        offer_ids,
        need[order],
        offer[order],
        score[order],
        np.array(capacity, dtype=np.int64),
        newcomer,
        top,
        newcomer_credit,
    )
