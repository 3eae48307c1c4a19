"""The whole site under one roof: web server and worker, watched until they are told to stop."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from django.conf import settings

from rongtong.site.operations.processes import port
from rongtong.site.operations.processes.child import Child
from rongtong.site.operations.processes.lock import Lock, Running
from rongtong.site.operations.processes.supervisor import Supervisor
from rongtong.site.operations.processes.words import say

PATIENCE_S = 120.0
OURS = (sys.executable, "-m", "rongtong.config")


def address() -> str:
    """Give the address to open on this machine."""
    host = "localhost" if settings.BIND in {"127.0.0.1", "0.0.0.0", "::", "::1"} else settings.BIND  # noqa: S104
    return f"http://{host}:{settings.PORT}/"


def claim() -> Lock:
    """Take the home folder and look whether the port is free; SystemExit with a sentence otherwise."""
    try:
        lock = Lock(settings.HOME / "run")
    except Running as other:
        code = "running" if other.address else "preparing"
        _refuse(code, pid=other.pid, where=f": {other.address}")
    try:
        if port.taken(settings.BIND, settings.PORT):
            free = port.free_near(settings.BIND, settings.PORT)
            _refuse("port_taken", port=settings.PORT, free=free)
    except OSError:
        _refuse("no_such_address", bind=settings.BIND)
    return lock


def run(lock: Lock, ready: Callable[[], None]) -> int:
    """Run web server and worker until told to stop; call ``ready`` when all are warm and one answers.

    Gives the exit code: 0 after a stop, 1 when something was given up.
    """
    warm = _fresh(settings.HOME / "run" / "warm")
    web = Child("web", (*OURS, "web", "--ready", str(warm)))
    supervisor = Supervisor([web, *_workers(settings.WORKERS)], _tell)
    supervisor.heed_signals()
    lock.note(address())
    until = time.monotonic() + PATIENCE_S

    def cold() -> bool:
        # A process is warm before it listens: asked too early, the port refuses.
        is_warm = len(list(warm.iterdir())) >= settings.WEB_WORKERS
        is_ready = is_warm and port.answers(settings.BIND, settings.PORT)
        return not is_ready and time.monotonic() < until

    try:
        supervisor.start()
        well = supervisor.watch(cold)
        if well and not supervisor.stopping.is_set():
            if time.monotonic() >= until:
                _refuse("never_ready")
            ready()
            well = supervisor.watch()
    finally:
        supervisor.stop()
    if well:
        say("stopped")
    return 0 if well else 1


def _workers(count: int) -> list[Child]:
    """Give the background processes; from two on the last stays free for what somebody waits for."""
    if count == 1:
        return [Child("worker", (*OURS, "work"))]
    every = [Child(f"worker {number}", (*OURS, "work")) for number in range(1, count)]
    return [*every, Child("swift worker", (*OURS, "work", "--queue", "swift"))]


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _tell(what: str, child: Child) -> None:
    say(what, name=child.name, code=child.code)


def _refuse(code: str, **values: object) -> NoReturn:
    say(code, **values)
    raise SystemExit(2)
