"""How many deals reached each step, with how much money and how fast; every figure is a count of deals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from django.db import connections
from django.db.models import Aggregate, Count, FloatField, Q, QuerySet
from django.db.models import Sum as Total

from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.choices import Money, StepName
from rongtong.apps.conversion.models.deals import STEPS

FEWEST = 3
"""Fewer deals than this are not told to who may not open them: one could tell who it is."""
A_DAY = 24 * 60


class Median(Aggregate):
    """The median of PostgreSQL: between the two in the middle when there is no one."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class Line:
    """One step. ``share``: per cent of all deals; ``onward``: of those that had the step before.

    ``days``: median since the last step before that the deal has; ``fen``: None where no money is counted;
    ``review``: deals under review, in no other figure. ``few``: too few to be told, everything else is None.
    """

    step: str
    label: str
    count: int | None
    review: int | None
    share: float | None = None
    onward: float | None = None
    days: float | None = None
    fen: int | None = None
    few: bool = False


@dataclass(frozen=True)
class Funnel:
    """All steps in order; ``total`` deals, ``review`` of them under review."""

    lines: tuple[Line, ...]
    total: int | None
    review: int | None


def funnel(rows: QuerySet[Deal], *, open_records: bool) -> Funnel:
    """Count deals. ``open_records``: the reader may open every one of them, so nothing is too few.

    Two queries on PostgreSQL; on SQLite one more for each step.
    """
    held = rows.filter(held=True).order_by().aggregate(all=Count("pk"), **_counts())
    clean = rows.filter(held=False).order_by()
    inside = connections[rows.db].vendor == "postgresql"
    asked: dict[str, Any] = {**_counts(), **_onward(), **_money()}
    found = clean.aggregate(all=Count("pk"), **asked, **(_medians() if inside else {}))
    if not inside:
        found |= {f"days_{step}": _median_of(clean, step) for step in STEPS[1:]}
    lines = tuple(_line(step, found, held) for step in STEPS)
    total, review = found["all"], held["all"]
    if open_records:
        return Funnel(lines, total, review)
    return Funnel(tuple(map(_told, lines)), *(one if _enough(one) else None for one in (total, review)))


def _enough(count: int | None) -> bool:
    return count is None or count == 0 or count >= FEWEST


def _told(line: Line) -> Line:
    """Give a line as a stranger may read it."""
    if not _enough(line.count):
        return Line(line.step, line.label, None, None, few=True)
    review = line.review if _enough(line.review) else None
    return Line(line.step, line.label, line.count, review, line.share, line.onward, line.days, line.fen)


def _reached(step: str) -> Q:
    return Q(**{f"{step}_at__isnull": False})


def _counts() -> dict[str, Any]:
    return {f"n_{step}": Count(f"{step}_at") for step in STEPS}


def _onward() -> dict[str, Any]:
    pairs = pairwise(STEPS)
    return {f"on_{step}": Count(f"{step}_at", filter=_reached(before)) for before, step in pairs}


def _money() -> dict[str, Any]:
    return {f"sum_{what}": Total(f"{what}_fen") for what in Money.values}


def _medians() -> dict[str, Any]:
    return {f"days_{step}": Median(f"{step}_wait", output_field=FloatField()) for step in STEPS[1:]}


def _median_of(rows: QuerySet[Deal], step: str) -> float | None:
    known = list(rows.exclude(**{f"{step}_wait": None}).values_list(f"{step}_wait", flat=True))
    return median(known) if known else None


def _line(step: str, found: dict[str, Any], held: dict[str, Any]) -> Line:
    count, total = found[f"n_{step}"], found["all"]
    place = STEPS.index(step)
    before = found[f"n_{STEPS[place - 1]}"] if place else 0
    days = found.get(f"days_{step}")
    return Line(
        step, str(StepName(step).label), count, held[f"n_{step}"],
        share=100 * count / total if total else None,
        onward=100 * found[f"on_{step}"] / before if before else None,
        days=days / A_DAY if days is not None else None,
        fen=(found[f"sum_{step}"] or 0) if step in Money.values else None,
    )  # fmt: skip
