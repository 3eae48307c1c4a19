"""Jobs, asked for and done as the platform does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from rongtong.lib.actor import SYSTEM, Actor


def asked(function: Callable[..., object], who: Actor = SYSTEM, **values: Any) -> Job:
    """Ask for a job now."""
    return enqueue(function, actor=who, at=timezone.now(), **values)


def worked(function: Callable[..., object], who: Actor = SYSTEM, **values: Any) -> Job:
    """Ask for a job and do it once; it may have failed."""
    job = asked(function, who, **values)
    work_on(job.pk)
    job.refresh_from_db()
    return job
