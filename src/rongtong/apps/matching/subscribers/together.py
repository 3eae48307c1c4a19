"""Much published at once is matched at once, afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_together: ContextVar[bool] = ContextVar("published together", default=False)


@contextmanager
def published_together() -> Iterator[None]:
    """Match nothing that is published inside; whoever enters asks for ``matching.match_all`` afterwards."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)


def is_together() -> bool:
    """Tell whether somebody publishes much at once here."""
    return _together.get()
