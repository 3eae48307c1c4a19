"""Asking for a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from rongtong.kit.jobs.declare import checked, kind_of
from rongtong.lib.actor import Actor

if TYPE_CHECKING:
    from rongtong.kit.jobs.models import Job


def enqueue(
    function: Callable[..., object] | str,
    /,
    *,
    actor: Actor,
    at: datetime,
    about: models.Model | None = None,
    key: str | None = None,
    due: datetime | None = None,
    **arguments: Any,
) -> Job:
    """Ask for ``function(run, **arguments)`` at ``due`` (now when None) and give its row.

    Actions stand below jobs and name theirs: ``enqueue("notices.send", …)``.

    The row belongs to the caller's transaction: no commit, no job. A ``key`` names one piece of work for
    good: asking again gives the row that is there, whatever its state. TypeError when the arguments do not
    fit or are not JSON; ValueError when ``function`` was not declared.
    """
    # Here and not above: Django imports this package before it knows any model.
    from rongtong.kit.jobs.broker import deliver
    from rongtong.kit.jobs.models import Job, Queue

    kind = kind_of(function)
    row = Job(
        name=kind.name,
        arguments=checked(kind, arguments),
        key=key,
        queue=Queue.of(kind.queue),
        next_at=due or at,
        made_at=at,
        actor_kind=actor.kind,
        actor=actor.id,
        actor_name=actor.name[:150],
        kind=about._meta.label if about is not None else "",
        about=str(about.pk) if about is not None else "",
    )
    if key is None:
        row.save()
    else:
        Job.objects.bulk_create([row], ignore_conflicts=True)
        row = Job.objects.get(name=kind.name, key=key)
    transaction.on_commit(lambda: deliver(row.pk, due))
    return row
