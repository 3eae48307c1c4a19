"""With whose powers a job runs."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model

from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import Actor


def acting(job: Job, *, at: datetime) -> Actor:
    """Give who asked for ``job``; a person's powers are what they are at ``at``, not when it was asked."""
    if job.actor_kind != "user" or job.actor is None:
        return job.asked_by()
    return actor_for(get_user_model()._default_manager.filter(pk=job.actor).first(), at=at, via="job")
