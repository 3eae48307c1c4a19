"""A clock is a row about another row; what it counted before a pause is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.clocks.kinds import Kind, kind
from rongtong.kit.clocks.lengths import Length, Unit


class State(models.TextChoices):
    """Where a clock stands."""

    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    STOPPED = "stopped", _("Stopped in time")
    OUT = "out", _("Run out")
    STOPPED_LATE = "late", _("Stopped late")


OPEN = (State.RUNNING, State.PAUSED, State.OUT)


class Clock(models.Model):
    """A deadline. ``since`` is when counting went on last, ``elapsed`` what had passed before.

    ``next_at`` is when the next reminder or the end is due, ``reminded`` how many reminders were given; a
    pair of workers cannot both move it. A clock that ran out stays open until it is stopped.
    """

    kind = models.CharField(_("kind"), max_length=80)
    version = models.DateField(_("version"))
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=12, choices=[(unit.value, unit.value) for unit in Unit])
    about_kind = models.CharField(max_length=60)
    about = models.BigIntegerField()
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField(_("started"))
    since = models.DateTimeField(null=True)
    elapsed = models.DurationField(default=timedelta)
    due_at = models.DateTimeField(_("due"), null=True)
    estimated = models.BooleanField(_("holidays not published yet"), default=False)
    reminded = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    out_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        """By what is due first."""

        ordering = ("due_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "about_kind", "about"), condition=Q(state__in=OPEN), name="clocks_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(due_at__isnull=False, since__isnull=False),
                name="clocks_running_is_due",
            ),
        )
        indexes = (
            models.Index(fields=("next_at", "id"), condition=Q(next_at__isnull=False), name="clocks_next"),
            models.Index(fields=("about_kind", "about"), name="clocks_about"),
            models.Index(fields=("kind", "due_at"), condition=Q(state__in=OPEN), name="clocks_open"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about_kind} {self.about}"

    @property
    def length(self) -> Length:
        """How long it runs."""
        return Length(self.amount, Unit(self.unit))

    @property
    def due(self) -> datetime:
        """When it runs out. ValueError while it stands still."""
        if self.due_at is None:
            raise ValueError(f"clock {self.pk} stands still")
        return self.due_at

    @property
    def declared(self) -> Kind:
        """Its kind."""
        return kind(self.kind)


class Pause(models.Model):
    """A time in which a clock stood still, and why."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="pauses")
    began_at = models.DateTimeField(_("from"))
    ended_at = models.DateTimeField(_("until"), null=True)
    reason = models.CharField(_("reason"), max_length=300)
    actor = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)

    class Meta:
        """As they came; one at a time."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("clock",), condition=Q(ended_at__isnull=True), name="clocks_one_pause"
            ),
        )

    def __str__(self) -> str:
        return f"{self.clock_id} {self.began_at} {self.reason}"
