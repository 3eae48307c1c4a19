"""Moments of the tests, as people write them: Shanghai time."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def on(text: str) -> datetime:
    """Read ``2026-02-13 10:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
