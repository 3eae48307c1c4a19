"""What stands in the header: every part enters its own pages, each shown only to whom it serves.

In an app's ``apps.py`` (``ready``)::

    entry("parties.organisations", _("Organisations"), "parties:organisations", icon="building", order=20,
          shown=lambda request: can(request.actor, VIEW))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Place = Literal["main", "tool", "user", "footer"]
"""``main``: the header; ``tool``: an icon beside the reader's name; ``user``: the menu behind the name."""


@dataclass(frozen=True)
class Entry:
    """One link of the navigation; ``url`` is the name of an address, ``order`` counts from the left."""

    name: str
    label: str | Promise
    url: str
    icon: str
    place: Place
    order: int
    shown: Callable[[HttpRequest], bool]
    short: str | Promise = ""
    counts: Callable[[HttpRequest], int] | None = None
    active: bool = False
    count: int = 0
    at: str = ""

    @property
    def address(self) -> str:
        """Give the address; empty when its part is not installed."""
        if self.at:
            return self.at
        try:
            return reverse(self.url)
        except NoReverseMatch:
            return ""


_ENTRIES: dict[str, Entry] = {}


def everyone(request: HttpRequest) -> bool:
    """Say yes to every reader."""
    return True


def entry(
    name: str,
    label: str | Promise,
    url: str,
    *,
    icon: str,
    place: Place = "main",
    order: int = 50,
    shown: Callable[[HttpRequest], bool] = everyone,
    short: str | Promise = "",
    counts: Callable[[HttpRequest], int] | None = None,
) -> None:
    """Enter a page; the same name entered again replaces it.

    ``short`` is the label in the phone's bar; ``counts`` says how many things wait there (one cheap query).
    """
    _ENTRIES[name] = Entry(name, label, url, icon, place, order, shown, short or label, counts)


def entries(request: HttpRequest, place: Place) -> list[Entry]:
    """Give what this reader sees in one place, in order, the present page marked.

    Worked out once a request: the header and the phone's bar show the same.
    """
    kept: dict[Place, list[Entry]] = request.__dict__.setdefault("_navigation", {})
    if place not in kept:
        kept[place] = _worked_out(request, place)
    return kept[place]


def _worked_out(request: HttpRequest, place: Place) -> list[Entry]:
    found = (item for item in _ENTRIES.values() if item.place == place and item.shown(request))
    ordered = sorted(found, key=lambda item: (item.order, item.name))
    placed = [(item, address) for item in ordered if (address := item.address)]
    here = _best(request.path, placed)
    return [
        replace(item, at=address, active=item.name == here, count=item.counts(request) if item.counts else 0)
        for item, address in placed
    ]


def _best(path: str, placed: list[tuple[Entry, str]]) -> str:
    """Name the entry whose address is the longest beginning of ``path``; / only for itself."""
    fits = [(len(address), item.name) for item, address in placed if _covers(address, path)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else ""


def _covers(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))
