"""One record of a spreadsheet as values of a listing, and what tells it from another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One record of the file as values of a listing.

    ``guessed`` names fields that the text told, ``chosen`` those a person said once for the whole file.
    """

    position: int
    sheet: str
    row: int
    key: str
    title: str
    kind: str
    values: dict[str, Any]
    guessed: list[str]
    chosen: list[str]
    extras: list[list[str]]
    faults: list[dict[str, Any]] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        """Tell whether a fault keeps it out."""
        return any(fault["severity"] == "error" for fault in self.faults)


def stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values that a row states: a blank cell says nothing of what is there already."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def wanted(values: Mapping[str, Any], unsaid: Collection[str], there: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a row would write over ``there``: guesses and answers for the whole file fill gaps only."""
    blank = stated(there)
    return {
        name: value
        for name, value in stated(values).items()
        if there.get(name) != value and (name not in unsaid or name not in blank)
    }


def digest(title: str) -> str:
    """Give a key for a record without a number: its title, blanks and case aside."""
    return "t:" + hashlib.sha256(re.sub(r"\s+", "", title).casefold().encode()).hexdigest()[:40]
