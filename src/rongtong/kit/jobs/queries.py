"""Reading jobs: operators all, others what they asked for about a record they see."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Count, QuerySet

from rongtong.kit.jobs.models import Job, Queue, State
from rongtong.kit.jobs.rules import OPERATE
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def all_jobs(actor: Actor) -> QuerySet[Job]:
    """Give the jobs ``actor`` may look after, newest first."""
    return visible(actor, OPERATE, Job.objects.all())


def asked_by(actor: Actor) -> QuerySet[Job]:
    """Give the jobs a person asked for themselves: they may watch these."""
    if actor.kind != "user":
        return Job.objects.none()
    return Job.objects.filter(actor_kind="user", actor=actor.id)


def about(record: models.Model, name: str = "") -> QuerySet[Job]:
    """Give the jobs about a record (of one name), newest first. Who may see it is the caller's to ask."""
    found = Job.objects.filter(kind=record._meta.label, about=str(record.pk))
    return found.filter(name=name) if name else found


def counts() -> dict[str, int]:
    """Give how many jobs wait, run and have failed."""
    shown = (State.WAITING, State.RUNNING, State.FAILED)
    counted = Job.objects.filter(state__in=shown).order_by().values("state").annotate(n=Count("pk"))
    return {state.value: 0 for state in shown} | {row["state"]: row["n"] for row in counted}


def lag(at: datetime) -> float:
    """Give the seconds the longest waiting due job has waited; 0 when none does. Slow ones may wait."""
    due = Job.objects.filter(state=State.WAITING, next_at__lte=at, queue__lt=Queue.SLOW)
    first = due.order_by("next_at").first()
    return (at - first.next_at).total_seconds() if first and first.next_at else 0.0


def is_fresh(name: str) -> bool:
    """Tell whether a job of this name waits for its first attempt: another one would find nothing to do."""
    return Job.objects.filter(name=name, state=State.WAITING, attempts=0).exists()
