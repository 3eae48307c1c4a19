"""A worker that is to die: kill -9 by its own hand in the middle of what ``TEST_DIES_IN`` names."""

from __future__ import annotations

import os
import signal
from typing import Any


def arm(where: str) -> None:
    """Let this process die the second time it keeps a list of candidates, or when the index has followed."""
    from rongtong.apps.catalogue.actions import indexing
    from rongtong.apps.matching.jobs import matching

    room, name, times = {"matching": (matching, "keep", 2), "indexing": (indexing, "follow", 1)}[where]
    whole, left = getattr(room, name), [None] * times

    def dying(*given: Any, **named: Any) -> Any:
        made = whole(*given, **named)
        left.pop()
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    setattr(room, name, dying)
