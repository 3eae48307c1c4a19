"""When a term of years is over."""

from __future__ import annotations

import calendar
from datetime import datetime

from django.utils import timezone


def years_on(at: datetime, years: int) -> datetime:
    """Give the same day and hour so many years on (民法典 §202); 28 February where there is no 29th."""
    local = timezone.localtime(at)
    year = local.year + years
    last = calendar.monthrange(year, local.month)[1]
    return local.replace(year=year, day=min(local.day, last))
