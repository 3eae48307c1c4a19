"""Attributes and filters as labels: short texts (``kind=result``) that entries carry and filters ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rongtong_match.retrieve.base import Attributes, Filter
from rongtong_match.retrieve.columns import END_UNKNOWN, MATURITY_UNKNOWN, PRICE_UNKNOWN, START_UNKNOWN
from rongtong_match.values.gazetteer import WHOLE_COUNTRY, prefix


@dataclass(frozen=True, slots=True)
class Label:
    """Entries with a label in ``exact`` or one that begins with one of ``prefixes``; or those without."""

    exact: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """Entries whose ``column`` is at most (or at least) ``limit``; ``unknown`` is no value."""

    column: str
    limit: int
    at_most: bool
    unknown: int
    strict: bool


Condition = Label | Bound


def labels_of(attributes: Attributes) -> tuple[str, ...]:
    """An entry's labels, sorted; an attribute nobody gave is a label of its own (``kind?``)."""
    kinds = () if attributes.kind is None else (attributes.kind,)
    out = {f"party={value}" for value in attributes.parties}
    for name, values in (("kind", kinds), ("region", attributes.regions), ("field", attributes.fields)):
        out.update([f"{name}={value}" for value in values] or [f"{name}?"])
    return tuple(sorted(out))


def numbers_of(attributes: Attributes) -> tuple[int, int, int, int]:
    """Price, maturity, start and end as the columns keep them."""
    return (
        PRICE_UNKNOWN if attributes.price is None else attributes.price,
        MATURITY_UNKNOWN if attributes.maturity is None else attributes.maturity,
        START_UNKNOWN if attributes.available_from is None else attributes.available_from.toordinal(),
        END_UNKNOWN if attributes.available_until is None else attributes.available_until.toordinal(),
    )


def conditions(asked: Filter) -> tuple[Condition, ...]:
    """What a filter asks, one condition at a time, so that each one's answer can be kept and used again."""
    out: list[Condition] = []
    if asked.kinds:
        out.append(_one_of("kind", asked.kinds, asked.strict))
    if asked.regions:
        out.append(_within(asked.regions, asked.strict))
    if asked.fields:
        out.append(_one_of("field", asked.fields, asked.strict))
    if asked.without_parties:
        out.append(Label(tuple(sorted(f"party={party}" for party in asked.without_parties)), forbidden=True))
    return (*out, *_bounds(asked))


def _one_of(name: str, values: Iterable[str], strict: bool) -> Label:
    unknown = () if strict else (f"{name}?",)
    return Label((*unknown, *sorted(f"{name}={value}" for value in values)))


def _within(codes: Iterable[str], strict: bool) -> Label:
    wanted = sorted(codes)
    prefixes = tuple(f"region={prefix(code)}" for code in wanted)
    if strict:
        return Label((), prefixes)
    above = {f"region={upper}" for code in wanted for upper in larger_regions(code)}
    return Label(("region?", *sorted(above)), prefixes)


def larger_regions(code: str) -> tuple[str, ...]:
    """The codes of the regions around ``code``, the country among them."""
    around = (code[:width].ljust(len(code), "0") for width in (2, 4) if width < len(code))
    return (*(upper for upper in around if upper != code), *WHOLE_COUNTRY)


def _bounds(asked: Filter) -> tuple[Bound, ...]:
    rows: tuple[tuple[str, int | None, bool, int], ...] = (
        ("price", asked.max_price, True, PRICE_UNKNOWN),
        ("maturity", asked.min_maturity, False, MATURITY_UNKNOWN),
        ("start", _day(asked.available_by), True, START_UNKNOWN),
        ("end", _day(asked.open_on), False, END_UNKNOWN),
    )
    return tuple(Bound(name, at, most, none, asked.strict) for name, at, most, none in rows if at is not None)


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
