"""Time as a clock counts it. On the axis of working days free days have no length.

Civil Code art. 201: the day on which a period by days begins is not counted. Art. 203: a last day that is a
holiday moves to the day after it; the last day ends at 24:00. Administrative Licensing Law art. 82: periods
by working days leave holidays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from rongtong.kit.clocks.lengths import Length, Unit
from rongtong.kit.clocks.working_days import is_known, is_working_day, next_working_day

DAY = timedelta(days=1)
NOTHING = timedelta(0)
MORNING = time(9)
"""When a reminder by days is given."""


@dataclass(frozen=True)
class Due:
    """When a clock runs out. ``estimated``: a year without published holidays was met on the way."""

    at: datetime
    estimated: bool


def midnight(day: date, zone: tzinfo) -> datetime:
    """Give 0:00 of ``day``."""
    return datetime.combine(day, time(0), zone)


def counts_from(started: datetime, unit: Unit, zone: tzinfo) -> datetime:
    """Give when counting begins: at once for hours, with the next day for days (art. 201)."""
    return started if unit is Unit.HOURS else midnight(started.astimezone(zone).date() + DAY, zone)


def passed(unit: Unit, since: datetime, until: datetime, zone: tzinfo) -> timedelta:
    """Give how much of the axis lies between two times; nothing when ``until`` is not later."""
    if until <= since:
        return NOTHING
    if unit is not Unit.WORKING_DAYS:
        return until - since
    total, day = NOTHING, since.astimezone(zone).date()
    while midnight(day, zone) < until:
        if is_working_day(day):
            total += min(until, midnight(day + DAY, zone)) - max(since, midnight(day, zone))
        day += DAY
    return total


def later(unit: Unit, since: datetime, amount: timedelta, zone: tzinfo) -> datetime:
    """Give the first time at which ``amount`` of the axis has passed after ``since``."""
    if unit is not Unit.WORKING_DAYS or amount <= NOTHING:
        return since + amount
    day = since.astimezone(zone).date()
    while True:
        if is_working_day(day):
            begins = max(since, midnight(day, zone))
            room = midnight(day + DAY, zone) - begins
            if amount <= room:
                return begins + amount
            amount -= room
        day += DAY


def due(length: Length, *, since: datetime, elapsed: timedelta, zone: tzinfo) -> Due:
    """Give when ``length`` is used up, of which ``elapsed`` had passed before it went on at ``since``."""
    end = later(length.unit, since, max(length.whole - elapsed, NOTHING), zone)
    if length.unit is not Unit.HOURS:
        end = _end_of_day(end, zone, moves=length.unit is Unit.DAYS)
    return Due(end, estimated=length.unit is not Unit.HOURS and _unknown(since, end, zone))


def reminder(length: Length, due_at: datetime, zone: tzinfo) -> datetime:
    """Give when to remind that ``length`` is left before ``due_at``: by days, on a morning."""
    if length.unit is Unit.HOURS:
        return due_at - length.whole
    day, left = due_at.astimezone(zone).date(), length.amount
    while left > 0:
        day -= DAY
        if length.unit is Unit.DAYS or is_working_day(day):
            left -= 1
    return datetime.combine(day, MORNING, zone)


def last_day(due_at: datetime, zone: tzinfo) -> date:
    """Give the day whose end is ``due_at``, or in which it lies."""
    return (due_at - timedelta(microseconds=1)).astimezone(zone).date()


def _end_of_day(end: datetime, zone: tzinfo, *, moves: bool) -> datetime:
    day = last_day(end, zone)
    return midnight((next_working_day(day) if moves else day) + DAY, zone)


def _unknown(since: datetime, end: datetime, zone: tzinfo) -> bool:
    years = range(since.astimezone(zone).year, last_day(end, zone).year + 1)
    return not all(is_known(date(year, 1, 1)) for year in years)
