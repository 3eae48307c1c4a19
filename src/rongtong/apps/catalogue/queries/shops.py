"""What somebody shows under their own name: the first places, then each kind by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from rongtong.apps.catalogue.models import Listing, Pin, Showing
from rongtong.apps.catalogue.models.choices import KINDS, Side
from rongtong.apps.catalogue.queries.search import listings, open_rows

FEW = 6
"""Listings of a kind on the first page of a shop."""


@dataclass(frozen=True)
class Section:
    """One kind of a shop: ``total`` published ones, the newest of them at hand."""

    side: str
    kind: str
    total: int
    listings: list[Listing]


def of(*, organisation: int | None = None, person: int | None = None) -> Q:
    """Give the condition of a shop; what its owner hides the name of is not in it."""
    return Q(organisation=organisation) if organisation else Q(person=person)


def pinned(owner: Q, today: date) -> list[Listing]:
    """Give what stands first, in its order; an organisation's shop holds what its own people put first."""
    rows = open_rows(today).filter(owner)
    places = Pin.objects.filter(listing__in=rows.values("pk")).order_by("place", "pk")
    return listings(places.values_list("pk", flat=True), today)


def sections(owner: Q, today: date) -> list[Section]:
    """Give the kinds of a shop, offers before needs, each with its newest; three queries."""
    rows = open_rows(today).filter(owner)
    totals = {
        (one["side"], one["kind"]): one["n"] for one in rows.values("side", "kind").annotate(n=Count("pk"))
    }
    by_kind: dict[tuple[str, str], list[Listing]] = {}
    for one in listings(_newest(rows), today):
        by_kind.setdefault((one.side, one.kind), []).append(one)
    order = [(str(side), str(kind)) for side in (Side.OFFER, Side.NEED) for kind in KINDS[side]]
    return [Section(*key, totals[key], by_kind.get(key, [])) for key in order if key in totals]


def _newest(rows: QuerySet[Showing]) -> list[int]:
    """Give the keys of the newest of each kind, the newest first."""
    place = Window(RowNumber(), partition_by=["side", "kind"], order_by=["-published_at", "-pk"])
    few = rows.annotate(place=place).filter(place__lte=FEW)
    return list(few.order_by("place", "pk").values_list("pk", flat=True))


def whole(owner: Q, side: str, kind: str, today: date) -> QuerySet[Showing]:
    """Give all of one kind."""
    return open_rows(today).filter(owner, side=side, kind=kind)


def total(owner: Q, today: date) -> int:
    """Count what a shop holds."""
    return open_rows(today).filter(owner).count()
