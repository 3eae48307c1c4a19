"""What each kind of listing asks, read from ``data/kinds.toml``; completeness is counted by it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import KINDS

_DATA = Path(__file__).resolve().parent.parent / "data" / "kinds.toml"
_MUST = 4
"""Points of completeness of a field without which nothing is handed in."""


@dataclass(frozen=True)
class Extra:
    """A field of some kinds. ``form``: text, long, number or choice; ``most``: characters, or the value."""

    name: str
    zh: str
    en: str
    form: str
    most: int = 60
    choices: tuple[tuple[str, str, str], ...] = ()
    zh_help: str = ""
    en_help: str = ""

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if _english() else self.zh

    @property
    def help(self) -> str:
        """Give the hint in the reader's language."""
        return self.en_help if _english() else self.zh_help

    def options(self) -> list[tuple[str, str]]:
        """Give (code, name) of a choice in the reader's language."""
        return [(code, en if _english() else zh) for code, zh, en in self.choices]

    def shown(self, value: Any) -> str:
        """Give a kept value as a reader sees it."""
        return dict(self.options()).get(str(value), str(value))


@dataclass(frozen=True)
class KindForm:
    """The form of one kind: its steps, what it must and should have, how long it stays open (days)."""

    side: str
    kind: str
    steps: tuple[tuple[str, ...], ...]
    must: tuple[str, ...]
    good: tuple[tuple[str, int], ...]
    expires_days: int
    words: Mapping[str, str]

    @property
    def hint(self) -> str:
        """Say in the reader's language what the kind is for."""
        return self.words["en_hint" if _english() else "zh_hint"]

    @property
    def example(self) -> str:
        """Give a title that serves as an example."""
        return self.words["en_example" if _english() else "zh_example"]

    def asks(self, name: str) -> bool:
        """Tell whether the form of this kind has a field."""
        return any(name in step for step in self.steps)


@dataclass(frozen=True)
class Completeness:
    """How complete a listing is, in whole per cent; the fields that are missing, weightiest first."""

    share: int
    missing_must: tuple[str, ...]
    missing_good: tuple[str, ...]


def _english() -> bool:
    return (get_language() or "zh").startswith("en")


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def extras() -> dict[str, Extra]:
    """Give the fields kept in ``Listing.extra``, by name."""
    found = {}
    for name, row in _read()["extra"].items():
        choices = tuple((code, zh, en) for code, zh, en in row.get("choices", ()))
        found[name] = Extra(name, **{**row, "choices": choices})
    return found


@cache
def forms() -> dict[tuple[str, str], KindForm]:
    """Give the form of every kind, by (side, kind)."""
    return {
        (str(side), str(kind)): _form(str(side), str(kind), _read()[side][kind])
        for side, kinds in KINDS.items()
        for kind in kinds
    }


def _form(side: str, kind: str, row: dict[str, Any]) -> KindForm:
    good = tuple((name, int(points)) for name, _colon, points in (one.partition(":") for one in row["good"]))
    words = {name: text for name, text in row.items() if name[:3] in ("zh_", "en_")}
    steps = tuple(tuple(step) for step in row["steps"])
    return KindForm(side, kind, steps, tuple(row["must"]), good, row["expires_days"], words)


def form_of(listing: Listing) -> KindForm:
    """Give the form of a listing's kind."""
    return forms()[listing.side, listing.kind]


def value_of(listing: Listing, name: str) -> Any:
    """Give the value of a field by its name in the forms; ``money`` is a pair in fen."""
    if name == "money":
        return (listing.money_low, listing.money_high)
    return listing.extra.get(name) if name in extras() else getattr(listing, name)


def is_there(listing: Listing, name: str) -> bool:
    """Tell whether a field was answered; 面议 (by agreement) answers the question of money."""
    value = value_of(listing, name)
    if name == "money":
        return value != (None, None) or listing.price_mode == "agreement"
    return value not in (None, "", [], {})


def completeness(listing: Listing) -> Completeness:
    """Count how complete a listing is and name what is missing."""
    form = form_of(listing)
    asked = [(name, _MUST) for name in form.must]
    asked += [(name, points) for name, points in form.good if name not in form.must]
    there = {name for name, _points in asked if is_there(listing, name)}
    whole = sum(points for _name, points in asked)
    reached = sum(points for name, points in asked if name in there)
    wanting = sorted((one for one in asked if one[0] not in there), key=lambda one: -one[1])
    return Completeness(
        100 * reached // whole,
        tuple(name for name, _points in wanting if name in form.must),
        tuple(name for name, _points in wanting if name not in form.must),
    )


def label_of(name: str) -> Any:
    """Give the name of a field as a reader sees it."""
    if name in extras():
        return extras()[name].label
    return Listing._meta.get_field("money_high" if name == "money" else name).verbose_name
