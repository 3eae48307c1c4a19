"""Which facts there are, and who listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any, Protocol, TypeVar

C = TypeVar("C", bound=type)


class Handler(Protocol):
    """What a subscriber is: called with the fact and its time, inside its own action."""

    def __call__(self, fact: Any, *, at: datetime) -> None:
        """Take the fact."""


_classes: dict[str, type] = {}
_names: dict[type, str] = {}
_listeners: dict[str, dict[str, Handler]] = {}


def fact(name: str) -> Callable[[C], C]:
    """Make a frozen dataclass of JSON values a fact called ``name``. ValueError when the name is taken."""

    def declare(cls: C) -> C:
        if name in _classes:
            raise ValueError(f"fact {name} is declared twice")
        fields(cls)
        _classes[name] = cls
        _names[cls] = name
        return cls

    return declare


def subscriber(cls: type, name: str) -> Callable[[Handler], Handler]:
    """Let a function take every fact of ``cls``, once each, after the transaction that published it.

    ``name`` is kept in the database: do not change it. ValueError when it is taken.
    """

    def listen(handler: Handler) -> Handler:
        listeners = _listeners.setdefault(_names[cls], {})
        if name in listeners:
            raise ValueError(f"subscriber {name} is declared twice")
        listeners[name] = handler
        return handler

    return listen


def name_of(cls: type) -> str:
    """Give the name under which ``cls`` was declared. KeyError when it is no fact."""
    return _names[cls]


def class_of(name: str) -> type:
    """Give the class of a fact's name. KeyError when no part declares it."""
    return _classes[name]


def listeners(name: str) -> dict[str, Handler]:
    """Give the subscribers of a fact by name."""
    return dict(_listeners.get(name, {}))


def all_facts() -> dict[str, type]:
    """Give all facts by name, sorted."""
    return dict(sorted(_classes.items()))
