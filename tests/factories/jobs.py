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


def work_off(part: str = "catalogue.") -> None:
    """Do every waiting job of a part, and those they ask for; RuntimeError when one fails."""
    while job := Job.objects.filter(state="waiting", name__startswith=part).order_by("pk").first():
        work_on(job.pk)
        job.refresh_from_db()
        if job.failures:
            raise RuntimeError(f"{job.name}: {job.trace}")
