"""The workbench /me/: what waits for the reader, what is late, what is new; every part brings its cards.

In an app's ``apps.py`` (``ready``)::

    card("parties.verifications", to_review, roles=("officer", "reviewer"), order=10)

where ``to_review(request)`` gives a ``Card``, or None when there is nothing to say, with few queries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest

from rongtong.lib.actor import ANONYMOUS

Kind = Literal["waiting", "new", "mine"]
"""``waiting`` for the reader's act; ``new`` to be read; ``mine``: under way, somebody else's turn."""


@dataclass(frozen=True)
class Item:
    """One line: what it is, where it leads, until when; ``note`` stands beside in grey."""

    title: Any
    url: str
    due: datetime | None = None
    note: Any = ""
    badge: Any = ""


@dataclass(frozen=True)
class Card:
    """What one part has for the reader: at most a handful of items, how many there are, where all stand.

    ``late`` counts those past their time. With no items ``empty`` says what would stand here and ``first``
    and ``first_url`` are the first step.
    """

    title: Any
    icon: str
    kind: Kind = "waiting"
    items: list[Item] = field(default_factory=list)
    total: int = 0
    late: int = 0
    url: str = ""
    empty: Any = ""
    first: Any = ""
    first_url: str = ""


Provider = Callable[[HttpRequest], Card | None]


@dataclass(frozen=True)
class _Entered:
    provider: Provider
    roles: frozenset[str]
    order: int


_CARDS: dict[str, _Entered] = {}


def card(name: str, provider: Provider, *, roles: tuple[str, ...] = (), order: int = 50) -> None:
    """Enter a card for readers who hold one of ``roles``, or for all; the same name again replaces it."""
    _CARDS[name] = _Entered(provider, frozenset(roles), order)


def cards(request: HttpRequest) -> list[Card]:
    """Give the cards of this reader, in order."""
    held = getattr(request, "actor", ANONYMOUS).roles()
    mine = [item for _, item in sorted(_CARDS.items()) if not item.roles or item.roles & held]
    found = (item.provider(request) for item in sorted(mine, key=lambda item: item.order))
    return [card for card in found if card is not None]
