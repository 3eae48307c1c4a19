"""Searching what is public: results, facets with counts, all from rows that hold nothing hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.queries import index
from rongtong.apps.catalogue.queries.facets import (
    COLUMNS,
    Row,
    column_of,
    conditions,
    counted,
    laid_out,
    narrowed,
)
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.rules.facets import Wanted
from rongtong.apps.catalogue.rules.synonyms import meaning_the_same

REACH = 1_000
"""Rows looked at in one search: of more, the newest; counts are then said to be of so many."""
MOST_HITS = 1_000
HINTED, HINTS_LOOKED_AT = 10_000, 40
"""Newest titles, and hits of the index, that hints for what is being typed look at."""
LARGEST_KEY = 2**63 - 1
"""What the column of a key holds."""
PAGE = 20
SITE_MAP = 50_000
"""Addresses in one site map (sitemaps.org)."""


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
    """Find, narrow, count and order. One query, and the index when there is a text.

    Without a text the database narrows: one query more for each facet chosen.
    """
    also = meaning_the_same(wanted.text, wanted.plain)
    scores = _scores(wanted, also)
    rows = laid_out(_of(wanted, scores, today), today)
    if scores is None and wanted.chosen:
        kept, counts, capped = _by_database(rows, wanted, today)
    else:
        found, capped = _first(rows, wanted.sort)
        kept, counts = narrowed(found, wanted.chosen)
    return Found([row.pk for row in _ordered(kept, wanted.sort, scores)], counts, capped, also)


def count(wanted: Wanted, today: date, most: int = REACH) -> int:
    """Count what a search finds, at most ``most``. One query, and the index when there is a text."""
    scores = _scores(wanted, meaning_the_same(wanted.text, wanted.plain), min(most, MOST_HITS))
    asked = conditions(wanted.chosen, today).values()
    return _of(wanted, scores, today).filter(*asked).values("pk")[:most].count()


def _of(wanted: Wanted, scores: dict[int, float] | None, today: date) -> QuerySet[Showing]:
    rows = open_rows(today).filter(side=wanted.side)
    return rows if scores is None else rows.filter(pk__in=scores)


def _first(rows: QuerySet[Showing], sort: str) -> tuple[list[Row], bool]:
    """Give the first rows in the order of a search, and whether there are more."""
    found = [Row(*row) for row in _ordered_rows(rows, sort).values_list(*COLUMNS)[: REACH + 1]]
    return found[:REACH], len(found) > REACH


def _ordered_rows(rows: QuerySet[Showing], sort: str) -> QuerySet[Showing]:
    soonest = (F("closes_on").asc(nulls_last=True), "pk")
    return rows.order_by(*(soonest if sort == "closing" else ("-published_at", "-pk")))


def _by_database(
    rows: QuerySet[Showing], wanted: Wanted, today: date
) -> tuple[list[Row], dict[str, Counter[str]], bool]:
    asked = conditions(wanted.chosen, today)
    kept, capped = _first(rows.filter(*asked.values()), wanted.sort)
    counts = narrowed(kept, {})[1]
    for name in asked:
        others = (one for other, one in asked.items() if other != name)
        found = _ordered_rows(rows.filter(*others), wanted.sort).values_list(column_of(name), flat=True)
        counts[name] = counted(name, found[:REACH])
    return kept, counts, capped


def not_laid_out(keys: Collection[int]) -> set[int]:
    """Give those of ``keys`` that no search finds yet."""
    return set(keys) - set(Showing.objects.filter(pk__in=keys).values_list("pk", flat=True))


def listings(keys: Iterable[int], today: date) -> list[Listing]:
    """Give what everybody may read of ``keys``, in their order; one query."""
    asked = [key for key in keys if 0 < key <= LARGEST_KEY]
    found = {one.pk: one for one in public().exclude(expires_on__lt=today).filter(pk__in=asked)}
    return [found[key] for key in asked if key in found]


def _scores(
    wanted: Wanted, also: dict[str, tuple[str, ...]], most: int = MOST_HITS
) -> dict[int, float] | None:
    """Give the score of every key that answers the text; None without a text: everything answers."""
    if not wanted.text:
        return None
    more = [word for others in also.values() for word in others]
    return dict(index.answers(wanted.side, wanted.text, more, most))


def _ordered(rows: list[Row], sort: str, scores: dict[int, float] | None) -> list[Row]:
    """Order by score where that is wanted; the database gave every other order."""
    if sort == "best" and scores is not None:
        return sorted(rows, key=lambda row: (-scores[row.pk], -row.pk))
    return rows


def suggestions(text: str, today: date, most: int = 8) -> list[tuple[str, str]]:
    """Give (side, title) of what is public and holds or sounds like what was typed, the newest first.

    Titles among the newest ``HINTED``; fewer than ``most`` are filled up from the index.
    """
    typed = text.strip()
    if len(typed) < 2:
        return []
    holds = Q(title__icontains=typed)
    letters = "".join(typed.split()).casefold()
    if letters.isascii() and letters.isalnum() and len(letters) > 2:
        holds |= Q(sound__contains=letters)
    found = dict.fromkeys(_newest_titles(holds, today, most))
    if len(found) < most and not typed.isascii():
        keys = [key for side in index.SIDES for key, _score in index.holding(side, typed, HINTS_LOOKED_AT)]
        rows = open_rows(today).filter(pk__in=keys, title__icontains=typed).order_by("-published_at")
        found |= dict.fromkeys(rows.values_list("side", "title")[:most])
    return list(found)[:most]


def titles_like(sounded: Collection[str], today: date) -> list[str]:
    """Give titles of what is public that sound like one of ``sounded`` somewhere, among the newest."""
    holds = Q(pk__in=())
    for letters in sounded:
        holds |= Q(sound__contains=letters)
    return [title for _side, title in _newest_titles(holds, today, 50 * len(sounded))]


def _newest_titles(holds: Q, today: date, most: int) -> list[tuple[str, str]]:
    """Look through the newest and no further: what nobody finds must not cost a whole table."""
    last = Showing.objects.order_by("-published_at").values("published_at")[HINTED : HINTED + 1]
    since = Coalesce(Subquery(last), Value(datetime.min.replace(year=1970, tzinfo=UTC)))
    rows = open_rows(today).filter(holds, published_at__gte=since).order_by("-published_at")
    return list(rows.values_list("side", "title")[:most])


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
