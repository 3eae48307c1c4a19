"""What a deal's records say by now, as plain values; the first of each step counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Counted:
    """One step that a record shows: when, whose word it was (``models.choices.Side``) and who gave it."""

    name: str
    at: datetime
    kind: str
    key: int
    side: str
    confirmer: int | None


@dataclass(frozen=True)
class Amount:
    """Money in fen that a record shows."""

    what: str
    amount: int
    at: datetime
    kind: str
    key: int


@dataclass(frozen=True)
class Reading:
    """All that the records of one deal say."""

    steps: tuple[Counted, ...] = ()
    sums: tuple[Amount, ...] = field(default=())

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.steps + other.steps, self.sums + other.sums)


def first_of_each(steps: Iterable[Counted]) -> dict[str, Counted]:
    """Give the earliest of each step: two orders out of one talk are signed once."""
    found: dict[str, Counted] = {}
    for one in sorted(steps, key=lambda one: (one.at, one.kind, one.key)):
        found.setdefault(one.name, one)
    return found


def waits_of(when: Mapping[str, datetime], order: Sequence[str]) -> dict[str, int | None]:
    """Give for each step but the first the minutes since the nearest step before it that is there.

    Below zero for a step that was reached before one that stands earlier in the order.
    """
    found: dict[str, int | None] = {}
    for place, name in enumerate(order[1:], 1):
        since = next((when[one] for one in reversed(order[:place]) if one in when), None)
        both = name in when and since is not None
        found[name] = round((when[name] - since).total_seconds() / 60) if both and since else None
    return found


def month_of(at: datetime, zone: ZoneInfo) -> date:
    """Give the first day of the month of a moment, on the calendar of ``zone``."""
    return at.astimezone(zone).date().replace(day=1)
