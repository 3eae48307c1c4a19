"""Our own figures at /metrics, beside those of requests: the queue, the disk, the checks."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.utils import timezone
from prometheus_client import Gauge

from rongtong.site.operations import health, queries

# Of several processes the last to look is right; their sum would count everything twice.
_MODE: Any = "mostrecent"
_JOBS = Gauge(
    "rongtong_jobs", "Jobs by state (failed: in the last day).", ("state",), multiprocess_mode=_MODE
)
_LAG = Gauge("rongtong_jobs_lag_seconds", "Wait of the oldest due job.", multiprocess_mode=_MODE)
_DISK = Gauge("rongtong_disk_free_megabytes", "Free space in the home folder.", multiprocess_mode=_MODE)
_CHECK = Gauge("rongtong_check", "1: the check of /readyz holds.", ("check",), multiprocess_mode=_MODE)


def refresh() -> None:
    """Look again at what is not counted as it happens."""
    at = timezone.now()
    for name, holds in health.examine().items():
        _CHECK.labels(name).set(holds)
    _DISK.set(health.free_mb())
    try:
        queue = queries.queue(at)
    except DatabaseError:
        return
    _LAG.set(queue.lag(at).total_seconds())
    for state in ("waiting", "running", "failed"):
        _JOBS.labels(state).set(getattr(queue, state))
