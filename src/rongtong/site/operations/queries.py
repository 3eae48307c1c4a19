"""What the running site tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from rongtong.kit.audit.models import Entry
from rongtong.kit.jobs.models import Job, State
from rongtong.site.operations.verbs import BACKED_UP, BEAT, RESTORE_TESTED

SILENCE = timedelta(minutes=3)
"""A worker that has said nothing for so long is taken for dead; its beat comes every minute."""


@dataclass(frozen=True)
class Queue:
    """The queue now: how many wait and run, how many failed in the last day, since when the oldest is due."""

    waiting: int
    running: int
    failed: int
    oldest: datetime | None

    def lag(self, at: datetime) -> timedelta:
        """Give for how long the oldest due job has waited at the time ``at``."""
        return max(at - self.oldest, timedelta()) if self.oldest else timedelta()


def queue(at: datetime) -> Queue:
    """Give the state of the queue in one query."""
    waiting = Q(state=State.WAITING)
    found = Job.objects.order_by().aggregate(
        waiting=Count("pk", filter=waiting),
        running=Count("pk", filter=Q(state=State.RUNNING)),
        failed=Count("pk", filter=Q(state=State.FAILED, finished_at__gte=at - timedelta(days=1))),
        oldest=Min("next_at", filter=waiting & Q(next_at__lte=at)),
    )
    return Queue(**found)


def is_worked(at: datetime) -> bool:
    """Tell whether a worker is alive: it holds a job, or its beat was heard within ``SILENCE``."""
    busy = Q(state=State.RUNNING, next_at__gte=at)
    beat = Q(name=BEAT, state=State.DONE, finished_at__gte=at - SILENCE)
    return Job.objects.order_by().filter(busy | beat).exists()


def last_backup() -> Entry | None:
    """Give what was written down of the last backup."""
    return Entry.objects.filter(verb=BACKED_UP).order_by("-number").first()


def last_restore_test() -> Entry | None:
    """Give what was written down of the last time a backup was restored to see whether it can be."""
    return Entry.objects.filter(verb=RESTORE_TESTED).order_by("-number").first()
