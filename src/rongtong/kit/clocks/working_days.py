"""Working days in mainland China, adjusted ones too, from the notices of the State Council.

Source: the library ``chinesecalendar``, which is renewed each November for the year to come. Beyond its data
only Saturdays and Sundays are taken as free, and ``is_known`` says so.
"""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays

FIRST_YEAR: int = min(holidays).year
LAST_YEAR: int = max(holidays).year
SATURDAY = 5


def is_known(day: date) -> bool:
    """Tell whether the holidays of that year are published and in the data."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def is_working_day(day: date) -> bool:
    """Tell whether people work on ``day``; an estimate where ``is_known`` is false."""
    if is_known(day):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY


def next_working_day(day: date) -> date:
    """Give ``day`` or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
