"""Keeps children running: one that dies is started again, one that keeps dying is given up."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from threading import Event
from types import FrameType

from rongtong.site.operations.processes.child import Child

TRIES = 5
WITHIN_S = 60.0
GRACE_S = 20.0
LOOK_S = 0.2
Say = Callable[[str, Child], None]


class Supervisor:
    """Runs ``children`` until told to stop, or until one has died ``TRIES`` times within a minute.

    ``say`` is told what happens: died, given_up.
    """

    def __init__(self, children: Sequence[Child], say: Say) -> None:
        self.children, self._say = children, say
        self.stopping = Event()

    def heed_signals(self) -> None:
        """Stop cleanly on SIGINT and SIGTERM; the same once more ends at once."""

        def stop(number: int, frame: FrameType | None) -> None:
            if self.stopping.is_set():
                self._end(0)
                raise SystemExit(128 + number)
            self.stopping.set()

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)

    def start(self) -> None:
        """Start every child."""
        for child in self.children:
            child.start()

    def watch(self, while_: Callable[[], bool] = lambda: True) -> bool:
        """Look after the children until a stop, or while ``while_`` holds; False when one is given up."""
        while while_() and not self.stopping.wait(LOOK_S):
            for child in self.children:
                if child.code is not None and not self._again(child):
                    return False
        return True

    def _again(self, child: Child) -> bool:
        child.starts = [moment for moment in child.starts if time.monotonic() - moment < WITHIN_S]
        if len(child.starts) >= TRIES:
            self._say("given_up", child)
            return False
        self._say("died", child)
        child.make_end()
        self.stopping.wait(2.0 ** (len(child.starts) - 1) / 2)
        if not self.stopping.is_set():
            child.start()
        return True

    def stop(self) -> None:
        """End every child: asked first, made to after ``GRACE_S`` seconds."""
        self._end(GRACE_S)

    def _end(self, grace: float) -> None:
        for child in self.children:
            child.ask_to_end()
        until = time.monotonic() + grace
        while time.monotonic() < until and any(
            child.process and child.code is None for child in self.children
        ):
            time.sleep(LOOK_S / 4)
        for child in self.children:
            child.make_end()
