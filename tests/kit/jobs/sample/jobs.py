"""Jobs that leave marks in the audit trail: it counts what was kept, and nothing else."""

from __future__ import annotations

import threading
from pathlib import Path

from django.db import connection

from rongtong.kit.audit import action, record
from rongtong.kit.jobs import Run, enqueue, every, job
from rongtong.kit.jobs.faults import Fault

MARK = "tests.marked"


@action
def mark(*, actor, at, n: int) -> None:
    record(MARK, actor=actor, at=at, data={"n": n})


def hang(run: Run, gate: str) -> None:
    """Say by a file that the middle is reached, and never return: the first attempt is there to be killed."""
    if gate and run.attempt == 1:
        Path(gate).touch()
        threading.Event().wait()


@job("tests.steps", title="Steps")
def steps(run: Run, times: int, gate: str = "") -> None:
    for n in range(run.kept.get("n", 0), times):
        with run.step(n + 1, times, f"{n + 1}") as kept:
            mark(actor=run.actor, at=run.at, n=n)
            kept["n"] = n + 1
            if n == times // 2:
                hang(run, gate)


@job("tests.whole", whole=True)
def whole(run: Run, gate: str = "") -> None:
    mark(actor=run.actor, at=run.at, n=0)
    hang(run, gate)


@job("tests.failing", retries=2, backoff=10)
def failing(run: Run, until: int = 99, sentence: str = "") -> None:
    if run.attempt <= until:
        raise Fault(sentence) if sentence else RuntimeError("secret inner words")
    mark(actor=run.actor, at=run.at, n=run.attempt)


@job("tests.slow")
def slow(run: Run, gate: str) -> None:
    """Hold the job until the other worker of the test has looked."""
    Path(gate).touch()
    connection.close()
    go = Path(gate + ".go")
    for _ in range(600):
        if go.exists():
            break
        threading.Event().wait(0.05)
    with run.step():
        mark(actor=run.actor, at=run.at, n=0)


@job("tests.swift", queue="swift")
def swift(run: Run) -> None:
    mark(actor=run.actor, at=run.at, n=100)


@job("tests.long", queue="slow")
def long(run: Run, times: int, asks: bool = False) -> None:
    """Leave marks, one a step; in the middle somebody asks for something swift."""
    for n in range(run.kept.get("n", 0), times):
        with run.step() as kept:
            mark(actor=run.actor, at=run.at, n=n)
            kept["n"] = n + 1
            if asks and n == 0:
                enqueue(swift, actor=run.actor, at=run.at)


@every("daily", at="03:10")
@job("tests.nightly")
def nightly(run: Run) -> None:
    """Comes round; what it does is of no interest."""
