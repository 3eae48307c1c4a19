"""What the home page shows of each part: figures that are counted, never made up.

In an app's ``apps.py`` (``ready``)::

    figure("parties.organisations", _("Organisations"), count, url="parties:organisations", icon="building")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.core.cache import caches
from django.urls import NoReverseMatch, reverse

Counted = TypeVar("Counted")
KEPT_SECONDS = 60
"""How old a figure of the home page may be; the page is open to everybody and must stay cheap."""


@dataclass(frozen=True)
class Figure:
    """One figure of the home page; ``url`` leads to its records."""

    label: Any
    value: int
    url: str
    icon: str
    hint: Any = ""


@dataclass(frozen=True)
class _Entered:
    label: Any
    count: Callable[[], int]
    url: str
    query: str
    icon: str
    order: int
    hint: Any


_FIGURES: dict[str, _Entered] = {}


def figure(
    name: str,
    label: Any,
    count: Callable[[], int],
    *,
    icon: str,
    url: str = "",
    query: str = "",
    order: int = 50,
    hint: Any = "",
) -> None:
    """Enter a figure that anybody may know; ``url``, with ``query`` after it, is open to anybody."""
    _FIGURES[name] = _Entered(label, count, url, query, icon, order, hint)


def figures() -> list[Figure]:
    """Give all figures, counted within the last minute."""
    entered = sorted(_FIGURES.items(), key=lambda pair: (pair[1].order, pair[0]))
    return [
        Figure(e.label, cached(name, e.count), _address(e.url, e.query), e.icon, e.hint)
        for name, e in entered
    ]


def cached(name: str, count: Callable[[], Counted]) -> Counted:
    """Give what ``count`` gave within the last minute."""
    return cast(Counted, caches["near"].get_or_set(f"front.{name}", count, KEPT_SECONDS))


def _address(name: str, query: str) -> str:
    try:
        return reverse(name) + query if name else ""
    except NoReverseMatch:
        return ""
