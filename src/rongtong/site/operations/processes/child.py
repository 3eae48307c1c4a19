"""One process of the site, in a group of its own that dies with it and with us."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """Ask the system (Linux) to end this process when its parent dies, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A command to keep running. ``starts`` holds when (monotonic seconds) it was started lately."""

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it, with what is left of an earlier one gone."""
        self.starts.append(time.monotonic())
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            env={**os.environ, **self.env},
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    @property
    def code(self) -> int | None:
        """The exit code; None while it runs or before it was started."""
        return self.process.poll() if self.process else None

    def ask_to_end(self) -> None:
        """Send SIGTERM; it may finish what it does."""
        if self.process and self.code is None:
            self.process.terminate()

    def make_end(self) -> None:
        """Kill it and every process it has left behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
