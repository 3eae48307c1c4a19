"""Clocks, led to a state by time and by the actions of the use cases."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Model

from rongtong.kit.clocks import pause, start, stop
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick


def clock(kind: str, about: Model, *, at: datetime, state: str = "running") -> Clock:
    """Start a clock at ``at`` and lead it to ``state``: running, paused, stopped, out or late."""
    made = start(kind, about, at=at)
    if state == "paused":
        pause(kind, about, at=at, reason="waits for papers")
    if state in {"out", "late"}:
        tick(at=made.due)
    if state in {"stopped", "late"}:
        stop(kind, about, at=at if state == "stopped" else made.due)
    made.refresh_from_db()
    return made
