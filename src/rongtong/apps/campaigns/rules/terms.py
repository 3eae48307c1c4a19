"""The figures of campaigns, read from ``data/campaigns.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

_DATA = Path(__file__).resolve().parent.parent / "data" / "campaigns.toml"


@dataclass(frozen=True)
class Terms:
    """Figures by the names of the file; ``write_from`` and ``write_until`` are times of the site's zone."""

    reminders_most: int
    write_from: time
    write_until: time
    calls_least: int
    call_again_after: int
    answers_most: int
    public_an_hour: int
    targets_most: int


@cache
def terms() -> Terms:
    """Give the figures."""
    row = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    hours = {name: time.fromisoformat(row.pop(name)) for name in ("write_from", "write_until")}
    return Terms(**hours, **row)


def when_to_write(at: datetime) -> datetime:
    """Give ``at``, or the next morning at which somebody without quiet hours of their own is written to.

    >>> from datetime import datetime
    >>> when_to_write(timezone.make_aware(datetime(2026, 3, 2, 22, 0))).strftime("%d %H:%M")
    '03 08:30'
    """
    zone, found = timezone.get_default_timezone(), terms()
    local = at.astimezone(zone)
    if found.write_from <= local.time() < found.write_until:
        return at
    morning = datetime.combine(local.date(), found.write_from, zone)
    return morning if morning > at else morning + timedelta(days=1)
