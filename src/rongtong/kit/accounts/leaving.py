"""What else ends when somebody leaves: parts above this one say it here, in their ``subscribers``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from rongtong.kit.accounts.models import User
from rongtong.lib.actor import Actor


class Ending(Protocol):
    """Ends something of an account, inside the transaction of the departure."""

    def __call__(
        self, *, user: User, successor: User | None, actor: Actor, at: datetime, reason: str
    ) -> None:
        """End it; hand it to ``successor`` when there is one."""


_endings: dict[str, Ending] = {}


def when_leaving(name: str) -> Callable[[Ending], Ending]:
    """Let a function run when somebody leaves. ``name`` is ``part.what``; ValueError when it is taken."""

    def keep(ending: Ending) -> Ending:
        if _endings.setdefault(name, ending) is not ending:
            raise ValueError(f"two endings are called {name}")
        return ending

    return keep


def endings() -> tuple[tuple[str, Ending], ...]:
    """Give all endings, by name."""
    return tuple(sorted(_endings.items()))
