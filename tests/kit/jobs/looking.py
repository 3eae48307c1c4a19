"""Looking at what jobs left behind."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from rongtong.kit.audit.models import Entry
from tests.kit.jobs.sample.jobs import MARK

PATIENCE_S = 60
WORKERS: list[subprocess.Popen[bytes]] = []
"""The processes of the present test."""


def wait_for(there: Callable[[], object], what: str) -> None:
    """Look until ``there`` says so; AssertionError after a minute."""
    end = time.monotonic() + PATIENCE_S
    while not there():
        assert all(worker.poll() in (None, 0, -9) for worker in WORKERS), "a worker broke down: see its log"
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)


def marks() -> list[int]:
    """Give the marks that were kept, in order."""
    return [entry.data["n"] for entry in Entry.objects.filter(verb=MARK)]
