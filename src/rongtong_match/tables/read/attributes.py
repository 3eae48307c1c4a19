"""One attribute's value from its cells: which reader of ``values`` reads what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from rongtong_match.tables.faults import reason
from rongtong_match.tables.loaded import Cell
from rongtong_match.tables.read.cells import as_text
from rongtong_match.types import OfferKind
from rongtong_match.values.dates import read_date
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.kinds import read_licences, read_need_kind, read_offer_kind
from rongtong_match.values.maturity import read_maturity
from rongtong_match.values.money import read_money
from rongtong_match.values.regions import read_region, read_regions

_SPLIT = re.compile(r"[;；,，、|\n\t]+")
_NUMBER = re.compile(r"\d{1,6}")
_DAYS = ((re.compile(r"年|year"), 365), (re.compile(r"月|month"), 30), (re.compile(r"周|week"), 7))
Reader = Callable[[Cell, date, int | None], object]


class PlainFault(Exception):
    """A count is not a number."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.reason = reason("number", text=text[:40])


FAULTS = (ValueFault, PlainFault)


def split(text: str) -> tuple[str, ...]:
    """The entries of a list in one cell, without repeats, in their order."""
    return tuple(dict.fromkeys(part for piece in _SPLIT.split(text) if (part := piece.strip())))


def _date(cell: Cell, today: date, _: int | None) -> object:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return read_date(_scalar(cell), today=today)


def _earliest(cell: Cell, today: date, _: int | None) -> object:
    return cell.date() if isinstance(cell, datetime) else read_date(_scalar(cell), today=today, edge="first")


def _money(cell: Cell, _: date, unit: int | None) -> object:
    return read_money(_scalar(cell), unit=unit)


def _floor(cell: Cell, _: date, unit: int | None) -> object:
    money = read_money(_scalar(cell), unit=unit)
    return None if money is None else money.low if money.low is not None else money.high


def _count(cell: Cell, _: date, __: int | None) -> object:
    numbers = [int(found) for found in _NUMBER.findall(as_text(cell))]
    if not numbers:
        raise PlainFault(as_text(cell))
    return numbers[0]


def _days(cell: Cell, _: date, __: int | None) -> object:
    """The longest of a range, in days: what a need with a deadline can rely on."""
    if isinstance(cell, timedelta):
        return cell.days
    text = as_text(cell)
    numbers = [int(found) for found in _NUMBER.findall(text)]
    if not numbers:
        raise PlainFault(text)
    return max(numbers) * next((days for pattern, days in _DAYS if pattern.search(text)), 1)


def _kinds(text: str) -> frozenset[OfferKind]:
    found = (read_offer_kind(part) for part in split(text))
    return frozenset(kind for kind in found if kind is not None)


def _scalar(cell: Cell) -> str | int | float:
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else as_text(cell)


READERS: dict[str, Reader] = {
    "budget": _money,
    "budget_low": _floor,
    "budget_high": _floor,
    "price": _money,
    "price_low": _floor,
    "price_high": _floor,
    "min_fee": _floor,
    "deadline": _date,
    "available_from": _earliest,
    "available_until": _date,
    "posted": _earliest,
    "min_maturity": lambda cell, *_: read_maturity(_scalar(cell)),
    "maturity": lambda cell, *_: read_maturity(_scalar(cell)),
    "region": lambda cell, *_: read_region(_scalar(cell)),
    "wanted_regions": lambda cell, *_: read_regions(_scalar(cell)),
    "serves_regions": lambda cell, *_: read_regions(_scalar(cell)),
    "licences": lambda cell, *_: read_licences(as_text(cell)),
    "wanted_kinds": lambda cell, *_: _kinds(as_text(cell)),
    "capacity": _count,
    "turnaround_days": _days,
    "fields": lambda cell, *_: split(as_text(cell)),
    "keywords": lambda cell, *_: split(as_text(cell)),
    "avoids": lambda cell, *_: frozenset(split(as_text(cell))),
}
"""Attribute -> its reader; what is not here is plain text."""
KINDS: dict[str, Reader] = {
    "need": lambda cell, *_: read_need_kind(as_text(cell)),
    "offer": lambda cell, *_: read_offer_kind(as_text(cell)),
}


class Values:
    """Reads cells, each distinct one once: offices repeat regions, kinds and dates in every row."""

    def __init__(self, side: str, today: date) -> None:
        self._readers = {**READERS, "kind": KINDS[side]}
        self._today = today
        self._seen: dict[tuple[str, type, Cell, int | None], object] = {}

    def read(self, attribute: str, cell: Cell, text: str, unit: int | None) -> object:
        """The value; raises one of ``FAULTS``. ``text`` for an attribute without a reader of its own."""
        reader = self._readers.get(attribute)
        if reader is None:
            return text
        key = (attribute, type(cell), cell, unit)
        if key not in self._seen:
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[key] = _attempt(reader, cell, self._today, unit)
        found = self._seen[key]
        if isinstance(found, FAULTS):
            raise found
        return found


def _attempt(reader: Reader, cell: Cell, today: date, unit: int | None) -> object:
    try:
        return reader(cell, today, unit)
    except FAULTS as fault:
        return fault.with_traceback(None)
    except (ValueError, OverflowError, ArithmeticError, RecursionError):
        return PlainFault(as_text(cell))
