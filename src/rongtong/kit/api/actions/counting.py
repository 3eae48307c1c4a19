"""Counting calls, one statement each, so that processes that count at once lose none."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from rongtong.kit.api.models import Window

KEEP = timedelta(hours=1)
_ADD = (
    "INSERT INTO api_window (key, start, hits) VALUES (%s, %s, 1)"
    " ON CONFLICT (key, start) DO UPDATE SET hits = api_window.hits + 1 RETURNING hits"
)


def count(key: str, start: int) -> int:
    """Add one call to the window of ``key`` that began at ``start`` (Unix seconds); give the calls in it."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [key, start])
        return int(cursor.fetchone()[0])


def hits(key: str, start: int) -> int:
    """Give the calls in a window without adding one."""
    return Window.objects.filter(key=key, start=start).values_list("hits", flat=True).first() or 0


def forget(at: datetime) -> int:
    """Delete windows that are long over; give how many."""
    return Window.objects.filter(start__lt=int((at - KEEP).timestamp())).delete()[0]
