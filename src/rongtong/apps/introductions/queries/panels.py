"""Panels that the apps above add to an introduction's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rongtong.apps.introductions.models import Introduction
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Panel:
    """One card of the page. ``lines`` are sentences; ``link`` with the words of ``action`` is its button.

    ``primary``: this is the next step. ``template`` (with ``context``) draws what lines cannot.
    """

    title: Any
    lines: Sequence[Any] = ()
    link: str = ""
    action: Any = ""
    icon: str = "file-text"
    badge: Any = ""
    tone: str = "neutral"
    primary: bool = False
    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


Drawer = Callable[[Introduction, Actor, datetime], Panel | None]
_drawers: dict[str, tuple[int, Drawer]] = {}


def panel(code: str, order: int, function: Drawer) -> None:
    """Add a panel, smaller ``order`` first; ``function`` gives None where it has nothing to show.

    To be called when the app starts (from its ``cards`` room). ValueError when the code is taken. The page
    asks VIEW before; what a panel shows to whom beyond that is its own to ask.
    """
    if _drawers.setdefault(code, (order, function)) != (order, function):
        raise ValueError(f"two panels called {code}")


def panels_of(introduction: Introduction, actor: Actor, at: datetime) -> list[Panel]:
    """Give what every app shows this reader of an introduction, in order."""
    ordered = sorted(_drawers.items(), key=lambda item: (item[1][0], item[0]))
    found = [function(introduction, actor, at) for _code, (_order, function) in ordered]
    return [one for one in found if one is not None]
