"""Ways from the list of introductions to what came of them; each app above enters its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Door:
    """A link: ``url`` is the name of an address that everybody signed in may open."""

    label: Any
    url: str
    icon: str
    order: int


_doors: dict[str, Door] = {}


def door(label: Any, url: str, *, icon: str, order: int) -> None:
    """Enter a link, smaller ``order`` first; to be called when the app starts (its ``navigation`` room)."""
    _doors[url] = Door(label, url, icon, order)


def doors() -> list[Door]:
    """Give the links in their order."""
    return sorted(_doors.values(), key=lambda one: one.order)
