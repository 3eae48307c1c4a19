"""One record of a spreadsheet as values of a listing, and what tells it from another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One record of the file as values of a listing."""

    position: int
    sheet: str
    row: int
    key: str
    title: str
    kind: str
    values: dict[str, Any]
    guessed: list[str]
    extras: list[list[str]]
    faults: list[dict[str, Any]] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        """Tell whether a fault keeps it out."""
        return any(fault["severity"] == "error" for fault in self.faults)


def stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values that a row states: a blank cell says nothing of what is there already."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def digest(title: str) -> str:
    """Give a key for a record without a number: its title, blanks and case aside."""
    return "t:" + hashlib.sha256(re.sub(r"\s+", "", title).casefold().encode()).hexdigest()[:40]
