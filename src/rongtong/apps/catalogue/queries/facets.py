"""Narrowing what is public: by the database where there is much of it, and counts of each facet's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone

from rongtong.apps.catalogue.rules.facets import (
    MATURITIES,
    PRICES,
    SINCE,
    age_of,
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
    published_at: datetime
    closes_on: date | None


COLUMNS = (
    "pk", "kind", "field", "industry", "region", "money", "maturity", "forms",
    "listing__organisation__verified", "published_at", "closes_on",
)  # fmt: skip


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


VALUES: dict[str, tuple[str, Callable[[Any, date], Iterable[str]]]] = {
    "kind": ("kind", lambda code, today: (code,)),
    "field": ("field", lambda code, today: (code,) if code else ()),
    "industry": ("industry", lambda code, today: _section(code)),
    "region": ("region", lambda code, today: _places(code)),
    "price": ("money", lambda money, today: (price_of(money),)),
    "maturity": ("maturity", lambda level, today: (band,) if (band := maturity_of(level)) else ()),
    "form": ("forms", lambda codes, today: codes.strip(",").split(",") if codes else ()),
    "verified": ("verified", lambda verified, today: ("yes",) if verified else ()),
    "since": ("published_at", lambda day, today: age_of(day, today)),
}
"""The column of each facet, and the values of the facet that a value of it has."""


def narrowed(
    rows: Sequence[Row], wanted: Mapping[str, frozenset[str]], today: date
) -> tuple[list[Row], Counts]:
    """Give the rows that pass every facet; each facet's counts ignore its own choice, as a reader expects."""
    columns = _columns(rows)
    passes = {name: _passing(name, columns, values, today) for name, values in wanted.items() if values}
    counts = {name: _counted(name, columns, _all(passes, len(rows), but=name), today) for name in VALUES}
    return list(compress(rows, _all(passes, len(rows)))), counts


def conditions(wanted: Mapping[str, frozenset[str]], today: date) -> dict[str, Q]:
    """Give for each chosen facet what the database asks of a showing; the same as ``narrowed`` lets pass."""
    return {
        name: _CONDITIONS[name](_reached(name, values), today) for name, values in wanted.items() if values
    }


def _columns(rows: Sequence[Row]) -> dict[str, Sequence[Any]]:
    columns: dict[str, Sequence[Any]] = (
        dict(zip(Row._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    )
    if rows:
        # Days are few where moments are many.
        columns["published_at"] = [timezone.localdate(at) for at in columns["published_at"]]
    return columns


def _passing(
    name: str, columns: Mapping[str, Sequence[Any]], chosen: frozenset[str], today: date
) -> list[bool]:
    column, values = VALUES[name]
    there, reached = columns.get(column, ()), _reached(name, chosen)
    verdict = {value: not reached.isdisjoint(values(value, today)) for value in set(there)}
    return [verdict[value] for value in there]


def _all(passes: Mapping[str, list[bool]], many: int, but: str = "") -> list[bool]:
    kept = [each for name, each in passes.items() if name != but]
    return [all(one) for one in zip(*kept, strict=True)] if kept else [True] * many


def _counted(
    name: str, columns: Mapping[str, Sequence[Any]], passing: list[bool], today: date
) -> Counter[str]:
    column, values = VALUES[name]
    found: Counter[str] = Counter()
    for value, many in Counter(compress(columns.get(column, ()), passing)).items():
        for code in values(value, today):
            found[code] += many
    return found


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
    first = today - timedelta(days=max(SINCE[span] for span in spans) - 1)
    return Q(published_at__gte=timezone.make_aware(datetime.combine(first, time())))


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
