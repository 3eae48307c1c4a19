"""Starting, stopping, pausing, resuming: called inside the use case that the clock belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from rongtong.kit.audit import action, record
from rongtong.kit.clocks import axis
from rongtong.kit.clocks.kinds import Version
from rongtong.kit.clocks.kinds import kind as kind_of
from rongtong.kit.clocks.models import OPEN, Clock, Pause, State
from rongtong.lib.actor import SYSTEM, Actor


def start(kind: str, about: models.Model, *, at: datetime, actor: Actor = SYSTEM) -> Clock:
    """Start a clock of ``kind`` about a saved object and give it; the open one when there is one already.

    UnknownKind when no ``clocks.toml`` declares it for that day.
    """
    made: Clock = _start(kind=kind, about=about, at=at, actor=actor)
    return made


def stop(kind: str, about: models.Model, *, at: datetime, actor: Actor = SYSTEM) -> Clock | None:
    """Stop the open clock: what it was for is done. None when there is none."""
    stopped: Clock | None = _stop(kind=kind, about=about, at=at, actor=actor)
    return stopped


def pause(
    kind: str, about: models.Model, *, at: datetime, reason: str, actor: Actor = SYSTEM
) -> Clock | None:
    """Let the running clock stand still; what has passed is kept. None when none is running.

    ValueError without a reason: whoever waits is owed one.
    """
    paused: Clock | None = _pause(kind=kind, about=about, at=at, reason=reason, actor=actor)
    return paused


def resume(kind: str, about: models.Model, *, at: datetime, actor: Actor = SYSTEM) -> Clock | None:
    """Let a paused clock go on. None when none is paused."""
    resumed: Clock | None = _resume(kind=kind, about=about, at=at, actor=actor)
    return resumed


@action
def _start(*, kind: str, about: models.Model, at: datetime, actor: Actor) -> Clock:
    zone = timezone.get_default_timezone()
    version = kind_of(kind).on(at.astimezone(zone).date())
    clock = Clock(
        kind=kind, version=version.since, amount=version.length.amount, unit=version.length.unit,
        about_kind=about._meta.label, about=about.pk, started_at=at,
    )  # fmt: skip
    run_on(clock, version, at)
    # The one that is open wins, also when somebody else starts it at this moment.
    Clock.objects.bulk_create([clock], ignore_conflicts=True)
    there = _open(kind, about)
    return there or clock


@action
def _stop(*, kind: str, about: models.Model, at: datetime, actor: Actor) -> Clock | None:
    clock = _open(kind, about)
    if clock is None:
        return None
    if clock.state == State.PAUSED:
        clock.pauses.filter(ended_at=None).update(ended_at=at)
    _count(clock, at)
    clock.state = State.STOPPED_LATE if clock.state == State.OUT else State.STOPPED
    clock.stopped_at, clock.since, clock.next_at = at, None, None
    clock.save()
    return clock


@action
def _pause(*, kind: str, about: models.Model, at: datetime, reason: str, actor: Actor) -> Clock | None:
    if not reason.strip():
        raise ValueError("a pause needs a reason")
    clock = _open(kind, about)
    if clock is None or clock.state != State.RUNNING:
        return None
    _count(clock, at)
    clock.state, clock.since, clock.due_at, clock.next_at = State.PAUSED, None, None, None
    clock.save()
    Pause.objects.create(
        clock=clock, began_at=at, reason=reason.strip()[:300], actor=actor.id, actor_name=actor.name[:150]
    )
    record("clocks.paused", about=about, actor=actor, at=at, reason=reason.strip(), data={"kind": kind})
    return clock


@action
def _resume(*, kind: str, about: models.Model, at: datetime, actor: Actor) -> Clock | None:
    clock = _open(kind, about)
    if clock is None or clock.state != State.PAUSED:
        return None
    clock.pauses.filter(ended_at=None).update(ended_at=at)
    run_on(clock, version_of(clock), at)
    clock.save()
    record("clocks.resumed", about=about, actor=actor, at=at, data={"kind": kind, "due": clock.due_at})
    return clock


def version_of(clock: Clock) -> Version:
    """Give the version the clock was started under: a newer one does not change it."""
    return clock.declared.on(clock.version)


def run_on(clock: Clock, version: Version, at: datetime) -> None:
    """Let ``clock`` (not saved here) count from ``at`` with what is left of it."""
    zone = timezone.get_default_timezone()
    clock.since = max(at, axis.counts_from(clock.started_at, clock.length.unit, zone))
    found = axis.due(clock.length, since=clock.since, elapsed=clock.elapsed, zone=zone)
    clock.state, clock.due_at, clock.estimated = State.RUNNING, found.at, found.estimated
    clock.next_at = next_event(clock, version, at)


def next_event(clock: Clock, version: Version, at: datetime) -> datetime:
    """Give when the next reminder not past is due, or the end; ``reminded`` counts those past."""
    zone = timezone.get_default_timezone()
    times = sorted(axis.reminder(length, clock.due, zone) for length in version.remind)
    clock.reminded = sum(time <= at for time in times)
    return times[clock.reminded] if clock.reminded < len(times) else clock.due


def _count(clock: Clock, at: datetime) -> None:
    """Add what passed since counting went on last."""
    if clock.state == State.RUNNING and clock.since is not None:
        zone = timezone.get_default_timezone()
        clock.elapsed += axis.passed(clock.length.unit, clock.since, at, zone)


def _open(kind: str, about: models.Model) -> Clock | None:
    about_kind: Any = about._meta.label
    row = Clock.objects.filter(kind=kind, about_kind=about_kind, about=about.pk, state__in=OPEN)
    return row.select_for_update().first()
