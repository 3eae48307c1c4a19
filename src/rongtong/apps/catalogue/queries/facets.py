"""Narrowing what is public: by the database where there is much of it, and counts of each facet's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from django.db.models import Case, IntegerField, Q, QuerySet, When
from django.utils import timezone

from rongtong.apps.catalogue.models import Showing
from rongtong.apps.catalogue.rules.facets import (
    MATURITIES,
    PRICES,
    SINCE,
    maturity_of,
    price_of,
)
from rongtong.apps.vocab import queries as vocab

Counts = dict[str, Counter[str]]


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
    days: int
    """The shortest span of ``SINCE`` in which it was published; 0: longer ago."""


COLUMNS = (
    "pk", "kind", "field", "industry", "region", "money", "maturity", "forms",
    "listing__organisation__verified", "days",
)  # fmt: skip


def laid_out(rows: QuerySet[Showing], today: date) -> QuerySet[Showing]:
    """Add what ``COLUMNS`` names: a number is read much faster than a moment."""
    spans = sorted(SINCE.values())
    cases = [When(published_at__gte=_midnight(today, days), then=days) for days in spans]
    return rows.annotate(days=Case(*cases, default=0, output_field=IntegerField()))


def _midnight(today: date, days: int) -> datetime:
    """Give the moment at which a span of days that ends today began."""
    return timezone.make_aware(datetime.combine(today - timedelta(days=days - 1), time()))


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


VALUES: dict[str, tuple[str, Callable[[Any], Iterable[str]]]] = {
    "kind": ("kind", lambda code: (code,)),
    "field": ("field", lambda code: (code,) if code else ()),
    "industry": ("industry", lambda code: _section(code)),
    "region": ("region", lambda code: _places(code)),
    "price": ("money", lambda money: (price_of(money),)),
    "maturity": ("maturity", lambda level: (band,) if (band := maturity_of(level)) else ()),
    "form": ("forms", lambda codes: codes.strip(",").split(",") if codes else ()),
    "verified": ("verified", lambda verified: ("yes",) if verified else ()),
    "since": ("days", lambda days: [span for span, length in SINCE.items() if days and length >= days]),
}
"""The column of each facet, and the values of the facet that a value of it has."""


def narrowed(rows: Sequence[Row], wanted: Mapping[str, frozenset[str]]) -> tuple[list[Row], Counts]:
    """Give the rows that pass every facet; each facet's counts ignore its own choice, as a reader expects."""
    columns = dict(zip(Row._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    passes = {name: _passing(name, columns, values) for name, values in wanted.items() if values}
    counts = {
        name: counted(name, compress(columns.get(column, ()), _all(passes, len(rows), but=name)))
        for name, (column, _values) in VALUES.items()
    }
    return list(compress(rows, _all(passes, len(rows)))), counts


def conditions(wanted: Mapping[str, frozenset[str]], today: date) -> dict[str, Q]:
    """Give for each chosen facet what the database asks of a showing; the same as ``narrowed`` lets pass."""
    return {
        name: _CONDITIONS[name](_reached(name, values), today) for name, values in wanted.items() if values
    }


def _passing(name: str, columns: Mapping[str, Sequence[Any]], chosen: frozenset[str]) -> list[bool]:
    column, values = VALUES[name]
    there, reached = columns.get(column, ()), _reached(name, chosen)
    verdict = {value: not reached.isdisjoint(values(value)) for value in set(there)}
    return [verdict[value] for value in there]


def _all(passes: Mapping[str, list[bool]], many: int, but: str = "") -> list[bool]:
    kept = [each for name, each in passes.items() if name != but]
    return [all(one) for one in zip(*kept, strict=True)] if kept else [True] * many


def counted(name: str, given: Iterable[Any]) -> Counter[str]:
    """Count the values of one facet among values of its column."""
    values, found = VALUES[name][1], Counter[str]()
    for value, many in Counter(given).items():
        for code in values(value):
            found[code] += many
    return found


def column_of(name: str) -> str:
    """Give the column of a facet, as ``COLUMNS`` names it."""
    return COLUMNS[Row._fields.index(VALUES[name][0])]


def _reached(name: str, values: frozenset[str]) -> frozenset[str]:
    """Give the values that count as chosen: a region with all below it."""
    if name != "region":
        return values
    return values.union(*(vocab.region_scope(code) for code in values))


def _price(bands: frozenset[str], today: date) -> Q:
    asked = Q(money=None) if "none" in bands else Q(pk__in=())
    for band in bands & PRICES.keys():
        low, high = PRICES[band]
        asked |= Q(money__gte=low, money__lt=high) if high < 2**63 else Q(money__gte=low)
    return asked


def _forms(codes: frozenset[str], today: date) -> Q:
    asked = Q()
    for code in codes:
        asked |= Q(forms__contains=f",{code},")
    return asked


def _since(spans: frozenset[str], today: date) -> Q:
    return Q(published_at__gte=_midnight(today, max(SINCE[span] for span in spans)))


_CONDITIONS: dict[str, Callable[[frozenset[str], date], Q]] = {
    "kind": lambda codes, today: Q(kind__in=codes),
    "field": lambda codes, today: Q(field__in=codes),
    "industry": lambda codes, today: Q(
        industry__in={one for code in codes for one in vocab.subtree(vocab.INDUSTRY, code)}
    ),
    "region": lambda codes, today: Q(region__in=codes),
    "price": _price,
    "maturity": lambda bands, today: Q(maturity__in={level for band in bands for level in MATURITIES[band]}),
    "form": _forms,
    "verified": lambda values, today: Q(listing__organisation__verified=True),
    "since": _since,
}
