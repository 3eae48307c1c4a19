"""What is going on now: needs that close this week, fresh offers, and the figures of the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.search import listings, open_rows
from rongtong.kit.pages.front import cached

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
    return _live("catalogue.closing_soon", rows.order_by("closes_on", "pk"), today)


def newest(today: date) -> Live:
    """Give offers that were published within a week, the newest first."""
    rows = open_rows(today).filter(side=Side.OFFER, published_at__gte=_began(today))
    return _live("catalogue.newest", rows.order_by("-published_at", "-pk"), today)


def open_count(side: str, today: date) -> int:
    """Count what everybody may read of a side."""
    return open_rows(today).filter(side=side).count()


def _began(today: date) -> datetime:
    """Give the moment from which on something belongs to the week that ends today."""
    return timezone.make_aware(datetime.combine(today - WEEK + timedelta(days=1), time()))


def _live(name: str, rows: QuerySet[Showing], today: date) -> Live:
    keys = list(rows.values_list("pk", flat=True)[:SHOWN])
    # How many there are may be a minute old, as the figures beside it; what is shown is read now.
    return Live(listings(keys, today), cached(name, rows.count))
