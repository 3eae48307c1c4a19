"""How the gate works: answers of a time, their times, second looks, reasons, per reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet
from django.utils.translation import get_language

from rongtong.apps.catalogue.models import Listing, Submission
from rongtong.apps.catalogue.rules.duplicates import QUALITY
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions import visible
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor

ANSWERS = ("publish", "confirm", "return", "refuse")
MANY, KEPT_SECONDS = 10_000, 600
"""From so many answers on, which take a database seconds to count, figures are kept for a while."""
LATE = Q(answered_at__gt=F("due_at"))
SECOND = Q(second_by__isnull=False)


@dataclass(frozen=True)
class Figures:
    """Figures of some answers. ``median`` and ``slow`` (nine of ten were faster): hours; None for none."""

    answers: int
    published: int
    second: int
    doubted: int
    late: int
    median: float | None
    slow: float | None

    @property
    def second_share(self) -> int:
        """Give the share of second looks among what was published, in whole per cent."""
        return round(100 * self.second / self.published) if self.published else 0


@dataclass(frozen=True)
class Quality:
    """The figures of a centre: all, per reviewer (key, name), per reason (step, code, label, how often)."""

    whole: Figures
    reviewers: list[tuple[int, str, Figures]]
    reasons: list[tuple[str, str, str, int]]
    counted_at: datetime


def answered(actor: Actor) -> QuerySet[Submission]:
    """Give the answers within the actor's reach."""
    rows = visible(actor, QUALITY, Submission.objects.filter(outcome__in=ANSWERS, answered_at__isnull=False))
    return rows.select_related("listing__organisation", "listing__person", "answered_by", "second_by")


def quality(actor: Actor, days: int, at: datetime) -> Quality:
    """Give the figures of the last ``days``; of many answers they may be ``KEPT_SECONDS`` old and say so."""
    near = caches["near"]
    # Roles and regions are in the name: who loses a region loses its figures at once.
    name = f"catalogue.quality.{actor.id}.{days}.{hash(actor.held)}.{get_language()}"
    found: Quality | None = near.get(name)
    if found is None:
        found = _reckoned(actor, at - timedelta(days=days), at)
        if found.whole.answers >= MANY:
            near.set(name, found, KEPT_SECONDS)
    return found


def _reckoned(actor: Actor, since: datetime, at: datetime) -> Quality:
    """Reckon the figures of the answers since a time. Four queries, however many answers there are."""
    rows = answered(actor).filter(answered_at__gte=since).select_related(None).order_by()
    whole, mine = _figures(rows)
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=mine)}
    each = [(key, names.get(key, ""), figures) for key, figures in mine.items()]
    each.sort(key=lambda one: (-one[2].answers, one[1]))
    counted = rows.exclude(reason="").values_list("outcome", "reason").annotate(many=Count("answered_at"))
    return Quality(whole, each, _reasons(sorted(counted, key=lambda one: -one[2])), at)


def _figures(rows: QuerySet[Submission]) -> tuple[Figures, dict[int, Figures]]:
    """Give the figures of all, and of each reviewer by key."""
    counts: dict[str, Any] = {
        "answers": Count("answered_at"),
        "published": Count("answered_at", filter=Q(outcome__in=("publish", "confirm"))),
        "second": Count("answered_at", filter=SECOND),
        "doubted": Count("answered_at", filter=Q(doubted=True)),
        "late": Count("answered_at", filter=LATE),
    }
    if connection.vendor != "postgresql":
        return _read_through(rows, counts)
    spans = {"median": _Percentile(0.5), "slow": _Percentile(0.9)}
    found: list[dict[str, Any]] = list(rows.values("answered_by").annotate(**counts, **spans))
    each = {row.pop("answered_by"): row for row in found}
    whole = {name: sum(row[name] for row in each.values()) for name in counts} | rows.aggregate(**spans)
    return _made(whole), {key: _made(row) for key, row in each.items() if key is not None}


class _Percentile(Aggregate):
    """Gives the span below which a share of the answers was given (the nearest rank); PostgreSQL's own."""

    template = "percentile_disc(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()

    def __init__(self, share: float, **extra: Any) -> None:
        super().__init__(F("answered_at") - F("at"), **{"share": share, **extra})


def _read_through(rows: QuerySet[Submission], counts: dict[str, Any]) -> tuple[Figures, dict[int, Figures]]:
    """Do the same where the database knows no percentiles: SQLite is for small sites."""
    spans: dict[int | None, list[timedelta]] = {}
    for key, at, answered_at in rows.values_list("answered_by", "at", "answered_at"):
        if answered_at is not None:
            spans.setdefault(key, []).append(answered_at - at)
    each = rows.exclude(answered_by=None).values("answered_by").annotate(**counts)
    mine = {row["answered_by"]: row | _spans(spans[row["answered_by"]]) for row in each}
    whole = rows.aggregate(**counts) | _spans([span for some in spans.values() for span in some])
    return _made(whole), {row.pop("answered_by"): _made(row) for row in mine.values()}


def _spans(spans: list[timedelta]) -> dict[str, timedelta | None]:
    ordered = sorted(spans)
    return {"median": _at(ordered, 0.5), "slow": _at(ordered, 0.9)}


def _made(row: dict[str, Any]) -> Figures:
    spans = {name: row[name] for name in ("median", "slow")}
    hours = {name: None if span is None else span / timedelta(hours=1) for name, span in spans.items()}
    return Figures(**row | hours)


def _at(ordered: list[timedelta], share: float) -> timedelta | None:
    """Give the value below which a share of the values lies (the nearest rank)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _reasons(counted: list[tuple[str, str, int]]) -> list[tuple[str, str, str, int]]:
    arrows = workflow_of(Listing).by_name
    return [
        (step, code, str(dict(arrows[step].reasons).get(code, code)), many) for step, code, many in counted
    ]
