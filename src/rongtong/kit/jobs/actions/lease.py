"""Taking a job up and ending an attempt. A lease is a time: who does not renew it has died.

Every write names the attempt it belongs to, so that a worker which was only slow cannot undo the work of
the one that took over.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs.models import Job, Queue, State
from rongtong.kit.jobs.words import in_every_language

LEASE = timedelta(seconds=60)
"""How long a worker that does not answer keeps a job."""
MOST_DEATHS = 5
"""A job that took its worker with it so often is not tried again by itself."""


def claim(
    *, at: datetime, worker: str, lease: timedelta = LEASE, job: int | None = None, queue: str = ""
) -> Job | None:
    """Take up the job of the first queue that is due longest, or ``job`` when it is due; None for none.

    ``queue``: of this queue alone. A running job whose lease has run out is due too: its worker died.
    """
    due = Job.objects.filter(next_at__lte=at)
    due = due.order_by("queue", "next_at", "pk") if job is None else due.filter(pk=job)
    due = due.filter(queue=Queue.of(queue)) if queue else due
    # A look without a lock first: on SQLite a transaction would take the only write lock, every second.
    if not due.exists():
        return None
    with transaction.atomic():
        row = due.select_for_update(skip_locked=True).first()
        return row and _taken_up(row, at, worker, lease)


def _taken_up(row: Job, at: datetime, worker: str, lease: timedelta) -> Job | None:
    if row.state == State.RUNNING:
        row.deaths += 1
    row.attempts += 1
    row.worker, row.started_at = worker, at
    row.state, row.next_at = State.RUNNING, at + lease
    if row.cancel_asked:
        _end(row, State.CANCELLED, at)
    elif row.deaths >= MOST_DEATHS:
        said = _("The worker process died %(times)s times while doing this. Look for a lack of memory.")
        row.error = in_every_language(said % {"times": row.deaths})
        _end(row, State.FAILED, at)
    row.save()
    return row if row.state == State.RUNNING else None


def _end(row: Job, state: State, at: datetime) -> None:
    row.state, row.next_at, row.finished_at = state, None, at


def mine(job: Job) -> QuerySet[Job]:
    """Give the row as long as this attempt holds it; nothing once another worker took it up."""
    return Job.objects.filter(pk=job.pk, attempts=job.attempts, state=State.RUNNING)


def renew(job: Job, *, at: datetime, lease: timedelta = LEASE) -> bool:
    """Say that the worker lives; False when the job is not this attempt's any more."""
    return bool(mine(job).update(next_at=at + lease))


def finish(job: Job, *, at: datetime) -> bool:
    """Mark as done; False when the job is not this attempt's any more."""
    over: dict[str, Any] = {"state": State.DONE, "next_at": None, "finished_at": at, "error": {}, "trace": ""}
    return bool(mine(job).update(**over))


def give_up(job: Job, *, at: datetime) -> None:
    """Mark as cancelled."""
    mine(job).update(state=State.CANCELLED, next_at=None, finished_at=at)


def hand_back(job: Job, *, at: datetime) -> None:
    """Let the job go on as soon as may be, before those of its queue that were asked for later."""
    mine(job).update(state=State.WAITING, next_at=min(at, job.made_at), worker="")


def fail(job: Job, *, at: datetime, error: dict[str, str], trace: str, again: datetime | None) -> None:
    """Note a failure; ``again`` is when to retry, None when it is the last."""
    values: dict[str, Any] = {"failures": job.failures + 1, "error": error, "trace": trace}
    if again is None:
        values |= {"state": State.FAILED, "next_at": None, "finished_at": at}
    else:
        values |= {"state": State.WAITING, "next_at": again}
    mine(job).update(**values)
