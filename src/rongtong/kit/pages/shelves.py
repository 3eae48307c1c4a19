"""What parts above show on the page of a record below: a shelf each, drawn with their own template.

In an app's ``navigation`` room::

    shelf("organisation", "catalogue.listings", of_organisation)

where ``of_organisation(key)`` gives a ``Shelf``, or None when there is nothing to show, with few queries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_shelves: dict[str, dict[str, Callable[[int], Shelf | None]]] = {}


@dataclass(frozen=True)
class Shelf:
    """A template and its values."""

    template: str
    values: Mapping[str, Any]


def shelf(kind: str, name: str, make: Callable[[int], Shelf | None]) -> None:
    """Enter a shelf on the pages of a kind of record; the same name entered again replaces it."""
    _shelves.setdefault(kind, {})[name] = make


def shelves(kind: str, key: int) -> list[Shelf]:
    """Give what is shown on the page of one record."""
    made = (make(key) for _name, make in sorted(_shelves.get(kind, {}).items()))
    return [one for one in made if one is not None]
