"""A job is a row from the wish until long after it is done."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs.declare import QUEUES, kind
from rongtong.kit.jobs.words import in_this_language
from rongtong.lib.actor import Actor


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (State.WAITING, State.RUNNING)


class Queue(models.IntegerChoices):
    """Which jobs are taken first; the names are those of ``declare.QUEUES``."""

    SWIFT = 0, _("Swift: somebody waits for it")
    USUAL = 1, _("Usual")
    SLOW = 2, _("Slow: whenever nothing else waits")

    @classmethod
    def of(cls, name: str) -> Queue:
        """Give the queue that a declaration or an option of a command names."""
        return cls(QUEUES.index(name))


class Job(models.Model):
    """One piece of background work.

    ``next_at`` is when somebody should look at it: its due time while it waits, the end of the worker's lease
    while it runs, nothing once it is over. ``attempts`` counts the times it was taken up and is also the
    fence: a worker that lost its lease holds an old number and can write nothing more.
    """

    name = models.CharField(_("job"), max_length=80)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    # A web process of the version before, still running during an upgrade, writes rows without it.
    queue = models.PositiveSmallIntegerField(
        _("queue"), choices=Queue.choices, default=Queue.USUAL, db_default=1
    )
    next_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    failures = models.PositiveIntegerField(default=0)
    deaths = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    sentence = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)
    error = models.JSONField(default=dict)
    trace = models.TextField(blank=True)
    actor_kind = models.CharField(max_length=10)
    actor = models.BigIntegerField(_("asked by"), null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(_("asked at"))
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first for readers; workers take by ``queue`` and ``next_at``."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("name", "key"), name="jobs_one_a_key"),
            models.CheckConstraint(
                condition=models.Q(next_at__isnull=True) ^ models.Q(state__in=OPEN), name="jobs_open_has_next"
            ),
        )
        indexes = (
            models.Index(
                fields=("queue", "next_at", "id"),
                condition=models.Q(next_at__isnull=False),
                name="jobs_next_of",
            ),
            models.Index(fields=("state", "-id"), name="jobs_state"),
            models.Index(fields=("name", "-id"), name="jobs_name"),
            models.Index(fields=("kind", "about"), name="jobs_about"),
            models.Index(fields=("finished_at",), name="jobs_finished"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"

    @property
    def title(self) -> str:
        """What the job does, for readers."""
        declared = kind(self.name)
        return str(declared.title) if declared else self.name

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in OPEN

    @property
    def said(self) -> str:
        """The last sentence of progress in the reader's language."""
        return in_this_language(self.sentence)

    @property
    def fault(self) -> str:
        """Why it failed last, in the reader's language; empty when it never did."""
        return in_this_language(self.error)

    @property
    def share(self) -> int | None:
        """Percent done, 0 to 100; None when the total is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None

    def asked_by(self) -> Actor:
        """Give who asked for it, without roles: those are looked up when the job runs."""
        if self.actor_kind == "user":
            return Actor("user", id=self.actor, name=self.actor_name, via="job")
        return Actor("system", name=self.actor_name, via="job")
