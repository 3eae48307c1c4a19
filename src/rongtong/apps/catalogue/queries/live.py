"""What is going on now: needs that close this week, fresh offers, and the figures of the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.search import listings, open_rows

WEEK = timedelta(days=7)
SHOWN = 5


@dataclass(frozen=True)
class Live:
    """The first few of something, and how many there are."""

    first: list[Listing]
    count: int


def closing_soon(today: date) -> Live:
    """Give needs that close within a week, the soonest first."""
    rows = open_rows(today).filter(side=Side.NEED, closes_on__gte=today, closes_on__lte=today + WEEK)
    return _live(rows.order_by("closes_on", "pk"), today)


def newest(today: date) -> Live:
    """Give offers that were published within a week, the newest first."""
    rows = open_rows(today).filter(side=Side.OFFER, published_at__date__gt=today - WEEK)
    return _live(rows.order_by("-published_at", "-pk"), today)


def open_count(side: str, today: date) -> int:
    """Count what everybody may read of a side."""
    return open_rows(today).filter(side=side).count()


def _live(rows: QuerySet[Showing], today: date) -> Live:
    keys = list(rows.values_list("pk", flat=True)[:SHOWN])
    return Live(listings(keys, today), rows.count())
