"""Time as clocks count it, against slow references that count day by day or hour by hour."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.clocks import axis
from rongtong.kit.clocks.lengths import Length, Unit
from rongtong.kit.clocks.working_days import LAST_YEAR, is_known, is_working_day
from tests.kit.clocks.times import ZONE, on

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2028, 1, 1), timezones=st.just(ZONE))  # noqa: DTZ001
HOURS = MOMENTS.map(lambda at: at.replace(minute=0, second=0, microsecond=0))
UNITS = st.sampled_from(Unit)
SPANS = st.timedeltas(timedelta(0), timedelta(days=90))


def fresh(text: str, started: str) -> axis.Due:
    length, at = Length.read(text), on(started)
    return axis.due(length, since=axis.counts_from(at, length.unit, ZONE), elapsed=timedelta(0), zone=ZONE)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True),
        ("2026-02-16", False),
        ("2026-10-10", True),
        ("2026-10-07", False),
        ("2026-11-22", False),
    ],
)
def test_adjusted_days_of_2026(day, works):
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("length", "started", "due"),
    [
        ("5 working days", "2026-02-13 10:00", "2026-02-28 00:00"),  # 14 works; 15–23 is Spring Festival
        ("1 working day", "2026-11-20 23:59", "2026-11-24 00:00"),  # Friday: the whole of Monday
        ("1 working day", "2026-11-21 12:00", "2026-11-24 00:00"),  # begun on a Saturday
        ("3 days", "2026-09-28 09:00", "2026-10-09 00:00"),  # the third day is a holiday: art. 203
        ("3 days", "2026-11-16 09:00", "2026-11-20 00:00"),
        ("48 hours", "2026-02-13 10:30", "2026-02-15 10:30"),
    ],
)
def test_ends_worked_out_by_hand(length, started, due):
    assert fresh(length, started) == axis.Due(on(due), estimated=False)


def test_beyond_the_published_holidays_weekends_only_and_said_so():
    assert fresh("20 working days", f"{LAST_YEAR}-12-15 09:00").estimated
    assert not is_known(date(LAST_YEAR + 1, 1, 1))
    assert is_working_day(date(2031, 10, 1))  # a Wednesday, surely free: the estimate says so


@given(MOMENTS, st.integers(1, 60))
def test_working_days_agree_with_counting_day_by_day(at, amount):
    day, left = at.date(), amount
    while left:
        day += DAY
        left -= is_working_day(day)
    assert fresh(f"{amount} working days", f"{at:%Y-%m-%d %H:%M}").at == axis.midnight(day + DAY, ZONE)


@given(HOURS, st.integers(0, 24 * 40))
def test_what_passed_agrees_with_counting_hour_by_hour(since, hours):
    counted = sum(is_working_day((since + HOUR * n).date()) for n in range(hours))
    assert axis.passed(Unit.WORKING_DAYS, since, since + HOUR * hours, ZONE) == HOUR * counted


@given(UNITS, MOMENTS, SPANS)
def test_later_and_passed_undo_each_other(unit, since, amount):
    assert axis.passed(unit, since, axis.later(unit, since, amount, ZONE), ZONE) == amount


@given(UNITS, MOMENTS, SPANS, SPANS)
def test_what_passed_adds_up(unit, start, one, two):
    middle, end = start + one, start + one + two
    whole = axis.passed(unit, start, end, ZONE)
    assert whole == axis.passed(unit, start, middle, ZONE) + axis.passed(unit, middle, end, ZONE)


@given(MOMENTS, st.integers(1, 30), st.integers(1, 10))
def test_between_a_reminder_by_working_days_and_the_end_lie_that_many(at, amount, before):
    due = fresh(f"{amount} working days", f"{at:%Y-%m-%d %H:%M}").at
    when = axis.reminder(Length(before, Unit.WORKING_DAYS), due, ZONE)
    morning = axis.midnight(when.date(), ZONE)
    assert axis.passed(Unit.WORKING_DAYS, morning, due, ZONE) == DAY * before
    assert when == morning + HOUR * 9


@pytest.mark.parametrize("text", ["", "5", "five days", "5 weeks", "-1 days", "5 workingdays"])
def test_lengths_that_say_nothing_are_refused(text):
    with pytest.raises(ValueError, match="write"):
        Length.read(text)
