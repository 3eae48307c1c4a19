"""A need with one constraint let out by one step: what an explanation tries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from rongtong_match.types import Money, Need
from rongtong_match.values.regions import parent

MORE_BUDGET = 120
"""Per cent of the highest budget."""
MORE_DAYS = 90


def loosen(need: Need, constraint: str) -> tuple[Need, ...]:
    """The next looser forms of ``need``, tightest first; empty when there is nothing to let out."""
    step = STEPS.get(constraint)
    return step(need) if step else ()


def _budget(need: Need) -> tuple[Need, ...]:
    if need.budget is None or need.budget.high is None:
        return ()
    more = need.budget.high * MORE_BUDGET // 100
    return (replace(need, budget=Money(need.budget.low, more)),)


def _deadline(need: Need) -> tuple[Need, ...]:
    if need.deadline is None or need.deadline > date.max - timedelta(days=MORE_DAYS):
        return ()
    return (replace(need, deadline=need.deadline + timedelta(days=MORE_DAYS)),)


def _maturity(need: Need) -> tuple[Need, ...]:
    if need.min_maturity is None:
        return ()
    return (replace(need, min_maturity=need.min_maturity - 1 if need.min_maturity > 1 else None),)


def _region(need: Need) -> tuple[Need, ...]:
    """First one level up (a region without a parent stays), then anywhere."""
    if not need.wanted_regions:
        return ()
    wider = tuple(dict.fromkeys(parent(code) or code for code in need.wanted_regions))
    anywhere = replace(need, wanted_regions=())
    return (anywhere,) if wider == need.wanted_regions else (replace(need, wanted_regions=wider), anywhere)


def _licence(need: Need) -> tuple[Need, ...]:
    return (replace(need, licences=frozenset()),) if need.licences else ()


def _kind(need: Need) -> tuple[Need, ...]:
    """Without the wish for kinds the need's own kind decides: it must not be narrower than the wish."""
    if not need.wanted_kinds and need.kind is None:
        return ()
    return (replace(need, wanted_kinds=frozenset(), kind=None),)


STEPS: dict[str, Callable[[Need], tuple[Need, ...]]] = {
    "budget": _budget,
    "fee": _budget,
    "deadline": _deadline,
    "maturity": _maturity,
    "region": _region,
    "licence": _licence,
    "kind": _kind,
}
