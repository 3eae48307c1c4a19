"""A fact that answers a question: how its text is read, and which columns of a listing it sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.vocab import queries as vocab

MOST_FEN = 10**13
"""A hundred thousand million yuan: more is a slip of the finger."""
VEILS = {"money_high": "money", "money_low": "money", "deadline": "deadline", "region": "region"}
"""The part that an owner hides (``choices.VEILABLE``), by fact."""


def read(name: str, text: str) -> Any:
    """Give the value of a fact: fen, a day, a number, a code. ValueError or KeyError where none is there."""
    return _READ[name](text.strip())


def values_of(listing: Listing, name: str, value: Any) -> dict[str, Any]:
    """Give the columns that a fact sets; a lower end of money above the new upper end comes down with it."""
    values: dict[str, Any] = {name: value}
    if value is None:
        values[name] = [] if name == "licences" else "" if name == "region" else None
    if name == "money_high" and value is not None and (listing.money_low or 0) > value:
        values["money_low"] = value
    if name == "money_low" and value is not None and listing.money_high is not None:
        values["money_high"] = max(value, listing.money_high)
    return values


def is_hidden(listing: Listing, name: str) -> bool:
    """Tell whether the owner keeps this fact from the public: nobody outside reads a change of it."""
    return name in VEILS and listing.hides(VEILS[name])


def _whole(least: int, most: int) -> Callable[[str], int]:
    def reader(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ValueError(text)
        return int(text)

    return reader


def _region(text: str) -> str:
    if vocab.term(vocab.REGION, text) is None:
        raise ValueError(text)
    return text


_READ: dict[str, Callable[[str], Any]] = {
    "money_high": _whole(1, MOST_FEN), "money_low": _whole(0, MOST_FEN), "maturity": _whole(1, 9),
    "turnaround_days": _whole(1, 3_650), "deadline": date.fromisoformat, "region": _region,
    "licences": lambda text: [LicenceForm(text).value],
}  # fmt: skip
