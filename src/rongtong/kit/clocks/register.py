"""What follows when a clock runs out, and who is told: functions declared by the apps, named in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rongtong.kit.clocks.models import Clock


class Follower(Protocol):
    """Does what follows, in the transaction that marks the clock: it happens once or not at all."""

    def __call__(self, clock: Clock, *, at: datetime) -> None:
        """Act on ``clock``, which has just run out."""


Finder = Callable[..., Iterable[Any]]
_followers: dict[str, Follower] = {}
_finders: dict[str, Finder] = {}


def when_out(name: str) -> Callable[[Follower], Follower]:
    """Declare what follows: ``name`` is a kind, or a word that ``then`` of a kind's data gives.

    ValueError when the name is taken.
    """

    def declare(function: Follower) -> Follower:
        if _followers.get(name, function) is not function:
            raise ValueError(f"two followers called {name}")
        _followers[name] = function
        return function

    return declare


def who(name: str) -> Callable[[Finder], Finder]:
    """Declare who is meant by ``name`` in ``tell`` of a kind's data: ``function(clock, at=)`` gives accounts.

    ValueError when the name is taken.
    """

    def declare(function: Finder) -> Finder:
        if _finders.get(name, function) is not function:
            raise ValueError(f"two ways to find {name}")
        _finders[name] = function
        return function

    return declare


def follower(name: str) -> Follower | None:
    """Give what was declared under ``name``."""
    return _followers.get(name)


def finder(name: str) -> Finder | None:
    """Give how to find those called ``name``."""
    return _finders.get(name)
