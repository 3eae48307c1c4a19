"""When figures look padded: pure tests of one deal against others; each names the deals that show it.

A deal is tested against those signed before it, so that the first of several stays unquestioned.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parent.parent / "data" / "padding.toml"


@dataclass(frozen=True)
class Limits:
    """The figures of ``data/padding.toml``; days, per cent, fen."""

    duplicate_days: int
    near_percent: int
    circle_days: int
    circle_longest: int
    split_days: int
    split_least: int
    split_under_percent: int
    split_thresholds: tuple[int, ...]
    verified: bool = False


@dataclass(frozen=True)
class Signed:
    """What the tests know of a deal: its sides as owners, what it is about, its sum in fen, its day."""

    key: int
    buyer: str
    seller: str
    about: str
    fen: int
    day: date

    @property
    def sides(self) -> tuple[str, str]:
        """Give buyer and seller."""
        return self.buyer, self.seller


@cache
def _versions() -> list[tuple[date, Limits]]:
    rows: list[dict[str, Any]] = tomllib.loads(_DATA.read_text(encoding="utf-8"))["versions"]
    names = Limits.__dataclass_fields__
    made = [
        (row["from"], Limits(**{name: _frozen(row[name]) for name in names}))
        for row in rows
    ]  # fmt: skip
    return sorted(made, key=lambda one: one[0])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def limits_on(day: date) -> Limits:
    """Give the figures that count on a day; the first ones before all versions."""
    counting = [limits for since, limits in _versions() if since <= day]
    return counting[-1] if counting else _versions()[0][1]


def _before(one: Signed, others: Iterable[Signed], days: int) -> list[Signed]:
    """Give those signed before it, at most so many days, in order."""
    found = {
        other.key: other
        for other in others
        if (other.day, other.key) < (one.day, one.key) and (one.day - other.day).days <= days
    }
    return sorted(found.values(), key=lambda other: (other.day, other.key))


def duplicates(one: Signed, others: Iterable[Signed], by: Limits) -> tuple[int, ...]:
    """Give earlier deals of the same sides about the same, of nearly the same sum."""
    return tuple(
        other.key
        for other in _before(one, others, by.duplicate_days)
        if other.sides == one.sides and other.about == one.about and _near(one.fen, other.fen, by)
    )


def _near(first: int, second: int, by: Limits) -> bool:
    return 100 * abs(first - second) <= by.near_percent * max(first, second)


def circle(one: Signed, others: Iterable[Signed], by: Limits) -> tuple[int, ...]:
    """Give earlier deals by which what its buyer pays comes back to them: the shortest way."""
    known = _before(one, others, by.circle_days)
    ways: list[tuple[Signed, ...]] = [(other,) for other in known if other.buyer == one.seller]
    for _length in range(2, by.circle_longest + 1):
        closed = next((way for way in ways if way[-1].seller == one.buyer), None)
        if closed is not None:
            return tuple(other.key for other in closed)
        ways = [
            (*way, other)
            for way in ways
            for other in known
            if other.buyer == way[-1].seller and other not in way
        ]
    return ()


def splitting(one: Signed, others: Iterable[Signed], by: Limits) -> tuple[int, ...]:
    """Give earlier deals of the same sides that with it look like one that was cut up."""
    same = [other for other in _before(one, others, by.split_days) if other.sides == one.sides]
    groups = [[other for other in same if other.day == one.day]]
    groups += [
        [other for other in same if _just_under(other.fen, limit, by)]
        for limit in by.split_thresholds
        if _just_under(one.fen, limit, by)
    ]
    largest = max(groups, key=len)
    return tuple(other.key for other in largest) if len(largest) + 1 >= by.split_least else ()


def _just_under(fen: int, limit: int, by: Limits) -> bool:
    return limit * (100 - by.split_under_percent) <= 100 * fen < 100 * limit
