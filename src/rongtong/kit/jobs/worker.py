"""Doing jobs: one at a time, with a pulse that keeps the lease, and a plain end whatever happens."""

from __future__ import annotations

import logging
import os
import socket
import time
import traceback
from datetime import timedelta
from threading import Event

from django.utils import timezone

from rongtong.kit.audit.unit import unit
from rongtong.kit.jobs.actions import lease
from rongtong.kit.jobs.actors import acting
from rongtong.kit.jobs.broker import carries, deliver
from rongtong.kit.jobs.declare import Kind, kind
from rongtong.kit.jobs.faults import plainly, unknown_kind
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.pulse import Pulse
from rongtong.kit.jobs.run import Cancelled, HandedBack, LeaseLost, Run

log = logging.getLogger("rongtong.jobs")
NEVER = Event()


def name_of_this_process() -> str:
    """Give host and process number, for people who look for a worker."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}"


def work_on(
    job: int | None = None, *, stopping: Event = NEVER, lasting: timedelta = lease.LEASE, queue: str = ""
) -> Job | None:
    """Do one job that is due (``job``, or the first of a queue or of all) and give it; None for none."""
    taken = lease.claim(at=timezone.now(), worker=name_of_this_process(), lease=lasting, job=job, queue=queue)
    if taken is None:
        return None
    began = time.monotonic()
    with Pulse(taken, lasting):
        how = _attempt(taken, stopping, aside=job is None)
    log.info(
        "job %s %s %s attempt=%s %.2fs", taken.pk, taken.name, how, taken.attempts, time.monotonic() - began
    )
    return taken


def _attempt(job: Job, stopping: Event, *, aside: bool) -> str:
    """Run the function and end the attempt; give the word for the log."""
    declared = kind(job.name)
    if declared is None:
        lease.fail(job, at=timezone.now(), error=unknown_kind(job.name), trace="", again=None)
        return "unknown"
    try:
        _call(declared, job, stopping, aside=aside)
    except LeaseLost:
        return "lost"
    except Cancelled:
        lease.give_up(job, at=timezone.now())
        return "cancelled"
    except HandedBack:
        lease.hand_back(job, at=timezone.now())
        return "handed back"
    except Exception as fault:
        return _failed(declared, job, fault)
    return "done"


def _call(declared: Kind, job: Job, stopping: Event, *, aside: bool) -> None:
    now = timezone.now()
    run = Run(job, actor=acting(job, at=now), at=now, stopping=stopping, aside=aside)
    if not declared.whole:
        declared.function(run, **job.arguments)
        if not lease.finish(job, at=timezone.now()):
            raise LeaseLost
        return
    with unit():
        declared.function(run, **job.arguments)
        if not lease.finish(job, at=timezone.now()):
            raise LeaseLost


def _failed(declared: Kind, job: Job, fault: Exception) -> str:
    failures, now = job.failures + 1, timezone.now()
    again = now + timedelta(seconds=declared.wait(failures)) if failures <= declared.retries else None
    trace = "".join(traceback.format_exception(fault))[-8_000:]
    lease.fail(job, at=now, error=plainly(fault), trace=trace, again=again)
    if again is not None and carries():
        deliver(job.pk, again)
    return f"failed ({type(fault).__name__}{', will retry' if again else ''})"


def work_all(*, stopping: Event = NEVER, most: int = 10_000) -> int:
    """Do what is due until nothing is; give how many attempts were made."""
    for done in range(most):
        if stopping.is_set() or work_on(stopping=stopping) is None:
            return done
    return most
