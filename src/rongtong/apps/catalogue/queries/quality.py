"""How the gate works: answers of a time, their times, second looks, reasons, per reviewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import F, Q, QuerySet

from rongtong.apps.catalogue.models import Listing, Submission
from rongtong.apps.catalogue.rules.duplicates import QUALITY
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions import visible
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor

ANSWERS = ("publish", "confirm", "return", "refuse")
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


def answered(actor: Actor) -> QuerySet[Submission]:
    """Give the answers within the actor's reach."""
    rows = visible(actor, QUALITY, Submission.objects.filter(outcome__in=ANSWERS, answered_at__isnull=False))
    return rows.select_related("listing__organisation", "listing__person", "answered_by", "second_by")


def quality(actor: Actor, since: datetime) -> Quality:
    """Reckon the figures of the answers since a time. Two queries."""
    fields = ("answered_by", "outcome", "reason", "at", "answered_at", "due_at", "second_by", "doubted")
    rows = list(answered(actor).filter(answered_at__gte=since).order_by().values(*fields))
    by_reviewer: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        if row["answered_by"] is not None:
            by_reviewer.setdefault(row["answered_by"], []).append(row)
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=by_reviewer)}
    each = [(key, names.get(key, ""), figures(mine)) for key, mine in by_reviewer.items()]
    each.sort(key=lambda one: (-one[2].answers, one[1]))
    return Quality(figures(rows), each, _reasons(rows))


def figures(rows: Iterable[dict[str, Any]]) -> Figures:
    """Reckon the figures of some answers."""
    kept = list(rows)
    hours = sorted((row["answered_at"] - row["at"]) / timedelta(hours=1) for row in kept)
    return Figures(
        answers=len(kept),
        published=sum(row["outcome"] in ("publish", "confirm") for row in kept),
        second=sum(row["second_by"] is not None for row in kept),
        doubted=sum(row["doubted"] for row in kept),
        late=sum(row["due_at"] is not None and row["answered_at"] > row["due_at"] for row in kept),
        median=_at(hours, 0.5),
        slow=_at(hours, 0.9),
    )


def _at(ordered: list[float], share: float) -> float | None:
    """Give the value below which a share of the values lies (the nearest rank)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _reasons(rows: list[dict[str, Any]]) -> list[tuple[str, str, str, int]]:
    counted = Counter((row["outcome"], row["reason"]) for row in rows if row["reason"])
    arrows = workflow_of(Listing).by_name
    return [
        (step, code, str(dict(arrows[step].reasons).get(code, code)), many)
        for (step, code), many in counted.most_common()
    ]
