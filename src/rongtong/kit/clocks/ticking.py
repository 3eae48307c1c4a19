"""Moving clocks on: each event in one transaction with what it causes, so that it happens once.

Two workers may tick at once. On PostgreSQL the row is locked and the other one skips it; on SQLite the
transaction holds the only write lock. Either way ``next_at`` has moved before another can look.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from rongtong.kit.audit.unit import unit
from rongtong.kit.clocks.actions import next_event, version_of
from rongtong.kit.clocks.facts import ClockRanOut, ClockReminded
from rongtong.kit.clocks.models import Clock, State
from rongtong.kit.clocks.register import follower
from rongtong.kit.facts import publish

log = logging.getLogger("rongtong.clocks")
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


def tick(*, at: datetime, most: int = 1_000) -> int:
    """Do what is due at ``at``; give the number of events. One that fails waits and holds up no other."""
    due = Clock.objects.filter(next_at__lte=at).order_by("next_at", "pk").values_list("pk", flat=True)
    return sum(move(pk, at=at) for pk in list(due[:most]))


def move(pk: int, *, at: datetime) -> bool:
    """Do the next event of one clock if it is due; True when this call did it."""
    try:
        with unit():
            clock = Clock.objects.select_for_update(skip_locked=True).filter(pk=pk, next_at__lte=at).first()
            if clock is None:
                return False
            _run_out(clock, at) if clock.due <= at else _remind(clock, at)
            return True
    except Exception as fault:
        log.exception("clock %s: what follows failed", pk)
        _put_off(pk, fault, at)
        return False


def _remind(clock: Clock, at: datetime) -> None:
    """Remind once, however many reminders were missed while no worker ran."""
    clock.next_at = next_event(clock, version_of(clock), at)
    clock.failures, clock.error = 0, ""
    clock.save()
    publish(ClockReminded(*_facts(clock)), at=at)


def _run_out(clock: Clock, at: datetime) -> None:
    clock.state, clock.out_at, clock.next_at = State.OUT, at, None
    clock.failures, clock.error = 0, ""
    clock.save()
    for name in version_of(clock).then:
        follow = follower(name)
        if follow is not None:
            follow(clock, at=at)
    publish(ClockRanOut(*_facts(clock)), at=at)


def _facts(clock: Clock) -> tuple[int, str, str, int, str]:
    due_at = clock.due_at.isoformat() if clock.due_at else ""
    return clock.pk, clock.kind, clock.about_kind, clock.about, due_at


def _put_off(pk: int, fault: Exception, at: datetime) -> None:
    with transaction.atomic():
        clock = Clock.objects.select_for_update().get(pk=pk)
        wait = min(FIRST_WAIT * 2 ** min(clock.failures, 10), LONGEST_WAIT)
        clock.failures += 1
        clock.error = f"{type(fault).__name__}: {fault}"[:2_000]
        clock.next_at = at + wait
        clock.save(update_fields=["failures", "error", "next_at"])
