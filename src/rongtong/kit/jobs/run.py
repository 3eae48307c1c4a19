"""What a job's function holds: who asked, its progress, and steps that survive a crash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event
from time import sleep
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from rongtong.kit.audit.unit import unit
from rongtong.kit.jobs.words import in_every_language
from rongtong.lib.actor import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from rongtong.kit.jobs.models import Job


BREATH_S = 0.15
"""SQLite gives its write lock to whoever asks next; a waiting process asks ten times a second."""


class LeaseLost(Exception):
    """Another worker has taken the job up; nothing of this step was kept."""


class Cancelled(Exception):
    """Somebody cancelled the job; steps done so far are kept."""


class HandedBack(Exception):
    """The worker is being stopped or has work that waits; the job goes on from its last step later."""


class Run:
    """One attempt at a job. ``at`` is when the attempt began; ``kept`` is what the last step left.

    ``aside``: between steps a slow one lets the worker do first what waits.
    """

    def __init__(self, job: Job, *, actor: Actor, at: datetime, stopping: Event, aside: bool = False) -> None:
        from rongtong.kit.jobs.models import Queue

        self.job = job.pk
        self.attempt = job.attempts
        self.actor = actor
        self.at = at
        self.kept: dict[str, Any] = dict(job.kept)
        self._stopping = stopping
        self._slow, self._aside = job.queue == Queue.SLOW, aside

    def progress(self, done: int, total: int | None = None, sentence: StrOrPromise = "") -> None:
        """Show how far it is. Cancelled when somebody cancelled it, LeaseLost when another worker has it."""
        self._write(done=done, total=total, sentence=in_every_language(sentence))
        self._heed_cancel()

    @contextmanager
    def step(
        self, done: int | None = None, total: int | None = None, sentence: StrOrPromise = ""
    ) -> Iterator[dict[str, Any]]:
        """Do a part in one transaction together with what is ``kept``: after a crash it is done or not begun.

        Gives ``kept`` to be changed (JSON values). After the commit: Cancelled when somebody cancelled,
        HandedBack when the worker is being stopped, or a slow job stands in the way of others.
        LeaseLost undoes the part.
        """
        kept = dict(self.kept)
        with unit():
            yield kept
            values: dict[str, Any] = {"kept": kept}
            if done is not None:
                values |= {"done": done, "total": total, "sentence": in_every_language(sentence)}
            self._write(**values)
        self.kept = kept
        self._heed_cancel()
        if self._stopping.is_set() or (self._slow and self._aside and self._others_wait()):
            raise HandedBack
        if self._slow and connection.vendor == "sqlite":
            sleep(BREATH_S)

    def _others_wait(self) -> bool:
        from rongtong.kit.jobs.models import Job, Queue, State

        due = Job.objects.filter(queue__lt=Queue.SLOW, next_at__lte=timezone.now())
        return due.filter(state=State.WAITING).exists()

    def _mine(self) -> QuerySet[Job]:
        from rongtong.kit.jobs.models import Job, State

        return Job.objects.filter(pk=self.job, attempts=self.attempt, state=State.RUNNING)

    def _write(self, **values: Any) -> None:
        if not self._mine().update(**values):
            raise LeaseLost

    def _heed_cancel(self) -> None:
        if self._mine().filter(cancel_asked=True).exists():
            raise Cancelled
