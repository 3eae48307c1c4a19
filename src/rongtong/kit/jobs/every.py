"""Jobs that come round: declared as data, made as rows with the slot as their key.

The key is unique, so two workers (or ten) make one job a slot. After a stop only the last slot that was
missed is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

from rongtong.kit.jobs.declare import kind_of
from rongtong.lib.actor import SYSTEM

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class Round:
    """When a job comes round: every so many minutes, or daily at a time of the site's zone."""

    minutes: int = 0
    at: time | None = None

    def slot(self, now: datetime) -> datetime:
        """Give the last slot at or before ``now``."""
        if self.at is None:
            length = self.minutes * 60
            return datetime.fromtimestamp(now.timestamp() // length * length, UTC)
        zone = timezone.get_default_timezone()
        local = now.astimezone(zone)
        today = datetime.combine(local.date(), self.at, zone)
        return today if today <= now else datetime.combine(local.date() - timedelta(days=1), self.at, zone)


_rounds: dict[Callable[..., object], Round] = {}


def every(what: str | int, *, at: str = "") -> Callable[[F], F]:
    """Let a declared job come round: ``every(5)`` minutes or ``every("daily", at="03:10")``. No arguments.

    Goes above ``@job``. ValueError for anything else.
    """
    if what == "daily" and at:
        found = Round(at=time.fromisoformat(at))
    elif isinstance(what, int) and what > 0 and not at:
        found = Round(minutes=what)
    else:
        raise ValueError(f'every({what!r}, at={at!r}): write every(minutes) or every("daily", at="HH:MM")')

    def declare(function: F) -> F:
        kind_of(function)
        _rounds[function] = found
        return function

    return declare


def rounds() -> dict[str, Round]:
    """Give every job that comes round, by name."""
    return dict(sorted((kind_of(function).name, found) for function, found in _rounds.items()))


class Rounds:
    """Makes the jobs of new slots; remembers what it made, so that most looks cost no query."""

    def __init__(self) -> None:
        self._made: dict[Callable[..., object], datetime] = {}

    def make(self, *, at: datetime) -> int:
        """Make the jobs of slots up to ``at`` that this object has not made yet; give how many."""
        from rongtong.kit.jobs.actions.enqueue import enqueue

        count = 0
        for function, found in _rounds.items():
            slot = found.slot(at)
            if self._made.get(function) != slot:
                enqueue(function, actor=SYSTEM, at=at, key=f"slot {slot.astimezone(UTC):%Y-%m-%dT%H:%M}Z")
                self._made[function] = slot
                count += 1
        return count
