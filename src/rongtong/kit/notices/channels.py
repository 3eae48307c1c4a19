"""Ways to reach somebody outside the site. Mail is there; SMS and WeChat are to come the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Protocol


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a message; ``media`` is its media type with parameters."""

    name: str
    content: bytes
    media: str


@dataclass(frozen=True)
class Message:
    """What a channel carries: already in the reader's language. ``id`` stays the same if it is sent again."""

    id: str
    to: str
    subject: str
    text: str
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    enclosed: tuple[Enclosed, ...] = ()


class UnknownChannel(LookupError):
    """No channel of this name was added."""


class Refused(Exception):
    """The other side will never take this message (no such address): do not try again."""


class NotNow(Exception):
    """The message was surely not taken and may be tried again. ``away``: the service does not answer."""

    def __init__(self, why: str, *, away: bool = False) -> None:
        super().__init__(why)
        self.away = away


class Unsure(Exception):
    """The line broke after the message was handed over: it may or may not have been taken."""


class Channel(Protocol):
    """One open way; used in a ``with`` block so that many messages share a connection."""

    def __enter__(self) -> Channel:
        """Open it. NotNow(away=True) when the service does not answer."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        """Close it."""

    def send(self, message: Message) -> None:
        """Hand one message over and return when it was taken. Refused, NotNow or Unsure otherwise."""


_channels: dict[str, Callable[[], Channel]] = {}


def add(name: str, make: Callable[[], Channel]) -> None:
    """Add a channel. ValueError when the name is taken."""
    if _channels.setdefault(name, make) is not make:
        raise ValueError(f"two channels called {name}")


def channel(name: str) -> Channel:
    """Give a channel, not opened yet. UnknownChannel says which there are."""
    try:
        return _channels[name]()
    except KeyError:
        there = ", ".join(sorted(_channels)) or "none"
        raise UnknownChannel(
            f"no channel called {name}; there is: {there}. Add it with channels.add()."
        ) from None


WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""How long to wait after the first, second, … attempt; after the last one a delivery has failed."""
