"""Searching what is public: results, facets with counts, all from rows that hold nothing hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.queries import index
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.rules.facets import Wanted, age_of, maturity_of, price_of
from rongtong.apps.catalogue.rules.synonyms import meaning_the_same
from rongtong.apps.vocab import queries as vocab

REACH = 5_000
"""Rows looked at in one search: of more, the newest; counts are then said to be of so many."""
MOST_HITS = 1_000
LARGEST_KEY = 2**63 - 1
"""What the column of a key holds."""
PAGE = 20
SITE_MAP = 50_000
"""Addresses in one site map (sitemaps.org)."""


class Row(NamedTuple):
    """What facets and orders look at."""

    pk: int
    kind: str
    field: str
    industry: str
    region: str
    money: int | None
    maturity: int | None
    forms: str
    verified: bool | None
    published_at: datetime
    closes_on: date | None


_COLUMNS = (
    "pk", "kind", "field", "industry", "region", "money", "maturity", "forms",
    "listing__organisation__verified", "published_at", "closes_on",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a search gives: keys in order, counts of each facet's values, and whether there was more."""

    keys: list[int]
    counts: dict[str, Counter[str]]
    capped: bool
    also: dict[str, tuple[str, ...]]
    """Words of the text → other words that were searched with them."""

    @property
    def total(self) -> int:
        """Give how many were found."""
        return len(self.keys)


def open_rows(today: date) -> QuerySet[Showing]:
    """Give the rows of what everybody may read today; the table decides, not the copy."""
    ended = Q(expires_on__lt=today)
    return Showing.objects.filter(listing__state="published").exclude(ended)


def search(wanted: Wanted, today: date) -> Found:
    """Find, narrow, count and order. One query, and the index when there is a text."""
    also = meaning_the_same(wanted.text, wanted.plain)
    scores = _scores(wanted, also)
    rows = open_rows(today).filter(side=wanted.side)
    if scores is not None:
        rows = rows.filter(pk__in=scores)
    found = [Row(*row) for row in rows.order_by("-published_at").values_list(*_COLUMNS)[: REACH + 1]]
    if capped := len(found) > REACH:
        found.pop()
    kept, counts = _narrowed(found, wanted, today)
    return Found([row.pk for row in _ordered(kept, wanted.sort, scores)], counts, capped, also)


def listings(keys: Iterable[int], today: date) -> list[Listing]:
    """Give what everybody may read of ``keys``, in their order; one query."""
    asked = [key for key in keys if 0 < key <= LARGEST_KEY]
    found = {one.pk: one for one in public().exclude(expires_on__lt=today).filter(pk__in=asked)}
    return [found[key] for key in asked if key in found]


def _scores(wanted: Wanted, also: dict[str, tuple[str, ...]]) -> dict[int, float] | None:
    """Give the score of every key that answers the text; None without a text: everything answers."""
    if not wanted.text:
        return None
    more = [word for others in also.values() for word in others]
    return dict(index.answers(wanted.side, wanted.text, more, MOST_HITS))


def _ordered(rows: list[Row], sort: str, scores: dict[int, float] | None) -> list[Row]:
    if sort == "closing":
        return sorted(rows, key=lambda row: (row.closes_on is None, row.closes_on or date.max, row.pk))
    if sort == "best" and scores is not None:
        return sorted(rows, key=lambda row: (-scores[row.pk], -row.pk))
    return sorted(rows, key=lambda row: (row.published_at, row.pk), reverse=True)


def _narrowed(rows: list[Row], wanted: Wanted, today: date) -> tuple[list[Row], dict[str, Counter[str]]]:
    """Give the rows that pass every facet; each facet's counts ignore its own choice, as a reader expects."""
    asked = {name: _reached(name, values) for name, values in wanted.chosen.items() if values}
    passing = {name: _passing(FACETS[name], rows, values, today) for name, values in asked.items()}
    kept: list[Row] = []
    only: dict[str, list[Row]] = {name: [] for name in asked}
    for place, row in enumerate(rows):
        failed = [name for name, passes in passing.items() if not passes[place]]
        if not failed:
            kept.append(row)
        elif len(failed) == 1:
            only[failed[0]].append(row)
    counts = {name: _counted(one, [*kept, *only.get(name, ())], today) for name, one in FACETS.items()}
    return kept, counts


def _passing(facet: Facet, rows: list[Row], values: frozenset[str], today: date) -> list[bool]:
    """Tell of each row whether it has one of the values; what is alike is looked at once."""
    raws = list(map(facet.raw, rows))
    passes = {raw: not values.isdisjoint(facet.values(raw, today)) for raw in set(raws)}
    return [passes[raw] for raw in raws]


def _counted(facet: Facet, rows: list[Row], today: date) -> Counter[str]:
    counts: Counter[str] = Counter()
    for raw, number in Counter(map(facet.raw, rows)).items():
        for value in facet.values(raw, today):
            counts[value] += number
    return counts


def _reached(name: str, values: frozenset[str]) -> frozenset[str]:
    """Give the values that count as chosen: a region with all below it."""
    if name != "region":
        return values
    return values.union(*(vocab.region_scope(code) for code in values))


@lru_cache(maxsize=2_048)
def _section(code: str) -> tuple[str, ...]:
    above = vocab.ancestors(vocab.INDUSTRY, code)
    return (above[-1] if above else code,) if code else ()


@lru_cache(maxsize=8_192)
def _places(code: str) -> tuple[str, ...]:
    """Give the county and the city or province it lies in."""
    return tuple(dict.fromkeys((code, city_of(code)))) if code else ()


def city_of(code: str) -> str:
    """Give the region that a facet names: the city, or the district of a municipality."""
    return code if code[:2] in ("11", "12", "31", "50") else f"{code[:4]}00"


class Facet(NamedTuple):
    """A facet: what it looks at in a row, many of which are alike, and the values that this stands for."""

    raw: Callable[[Row], Any]
    values: Callable[[Any, date], Iterable[str]]


def _local_day(row: Row) -> date:
    return row.published_at.astimezone(timezone.get_current_timezone()).date()


FACETS = {
    "kind": Facet(attrgetter("kind"), lambda kind, today: (kind,)),
    "field": Facet(attrgetter("field"), lambda field, today: (field,) if field else ()),
    "industry": Facet(attrgetter("industry"), lambda code, today: _section(code)),
    "region": Facet(attrgetter("region"), lambda code, today: _places(code)),
    "price": Facet(attrgetter("money"), lambda money, today: (price_of(money),)),
    "maturity": Facet(
        attrgetter("maturity"), lambda level, today: (band,) if (band := maturity_of(level)) else ()
    ),
    "form": Facet(attrgetter("forms"), lambda forms, today: forms.strip(",").split(",") if forms else ()),
    "verified": Facet(attrgetter("verified"), lambda verified, today: ("yes",) if verified else ()),
    "since": Facet(_local_day, age_of),
}


def suggestions(text: str, today: date, most: int = 8) -> list[tuple[str, str]]:
    """Give (side, title) of what is public and holds or sounds like what was typed, the newest first."""
    typed = text.strip()
    if len(typed) < 2:
        return []
    holds = Q(title__icontains=typed)
    letters = "".join(typed.split()).casefold()
    if letters.isascii() and letters.isalnum() and len(letters) > 2:
        holds |= Q(sound__contains=letters)
    rows = open_rows(today).filter(holds).order_by("-published_at")
    return list(dict.fromkeys(rows.values_list("side", "title")[:most]))


def titles_like(sounded: str, today: date) -> list[str]:
    """Give titles of what is public that sound like ``sounded`` somewhere."""
    rows = open_rows(today).filter(sound__contains=sounded).order_by("-published_at")
    return list(rows.values_list("title", flat=True)[:50])


def site_map(today: date) -> list[tuple[int, datetime]]:
    """Give (key, published) of everything public, the newest first; at most what a site map may hold."""
    rows = open_rows(today).order_by("-published_at").values_list("pk", "published_at")
    return list(rows[:SITE_MAP])


def shelf(
    today: date, *, organisation: int | None = None, person: int | None = None, most: int = 6
) -> list[Listing]:
    """Give what somebody shows under their own name, the newest first."""
    owner = Q(organisation=organisation) if organisation else Q(person=person)
    keys = open_rows(today).filter(owner).order_by("-published_at").values_list("pk", flat=True)[:most]
    return listings(list(keys), today)
