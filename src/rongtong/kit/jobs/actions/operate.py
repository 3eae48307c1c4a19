"""What an operator may do with a job; whoever asked for one may also cancel it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rongtong.kit.audit import action, record
from rongtong.kit.jobs.broker import deliver
from rongtong.kit.jobs.models import Job, State
from rongtong.lib.actor import Actor


@action
def cancel(*, job: Job, actor: Actor, at: datetime) -> bool:
    """Cancel a job that is not over: at once while it waits, after the present step while it runs.

    False when it was over already. Access is the caller's to check.
    """
    row = Job.objects.select_for_update().get(pk=job.pk)
    if not row.is_open:
        return False
    if row.state == State.WAITING:
        row.state, row.next_at, row.finished_at = State.CANCELLED, None, at
    row.cancel_asked = True
    row.save(update_fields=["state", "next_at", "finished_at", "cancel_asked"])
    record("jobs.cancelled", about=row, actor=actor, at=at)
    return True


@action
def run_again(*, job: Job, actor: Actor, at: datetime) -> bool:
    """Let a job that is over wait again: a failed one goes on from its last step, a done one begins anew.

    False when it is not over. Access is the caller's to check.
    """
    row = Job.objects.select_for_update().get(pk=job.pk)
    if row.is_open:
        return False
    if row.state == State.DONE:
        row.kept, row.done, row.total, row.sentence = {}, 0, None, {}
    row.state, row.next_at, row.finished_at = State.WAITING, at, None
    row.failures, row.deaths, row.cancel_asked = 0, 0, False
    row.save()
    record("jobs.run_again", about=row, actor=actor, at=at)
    transaction.on_commit(lambda: deliver(row.pk))
    return True
