"""Reading the dated rules: each row says from when it holds, where, what it rests on and how well checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.rules.data import worded

_DATA = Path(__file__).resolve().parent.parent / "data"
COUNTRY = "CN"
MARKS = {
    "verified": (_("checked against the text"), "good"),
    "seen": (_("seen in copies only"), "info"),
    "open": (_("not verified"), "warn"),
}
"""How well a rule is checked: words and tone."""


@dataclass(frozen=True)
class Source:
    """What a rule rests on and how well that was checked."""

    text: str
    mark: str

    @property
    def label(self) -> Any:
        """Say how well it was checked."""
        return MARKS[self.mark][0]

    @property
    def tone(self) -> str:
        """Give the tone of the badge."""
        return MARKS[self.mark][1]


@cache
def data(name: str) -> dict[str, Any]:
    """Give ``data/<name>.toml``; kept, so nobody changes it."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def in_force(row: Mapping[str, Any], day: date, region: str = "") -> bool:
    """Tell whether a row holds on a day at a place: ``jurisdiction`` is the country or a prefix of codes."""
    place = row.get("jurisdiction", COUNTRY)
    here = place == COUNTRY or region.startswith(place)
    until = row.get("valid_to")
    return here and row["valid_from"] <= day and (until is None or day < until)


def rows(name: str, table: str, day: date, region: str = "") -> list[dict[str, Any]]:
    """Give the rows of a table that hold on a day at a place; of one code the nearest place speaks.

    Rows without a code all stay.
    """
    found: dict[Any, dict[str, Any]] = {}
    for number, row in enumerate(data(name)[table]):
        if in_force(row, day, region):
            key = row.get("code", number)
            before = found.get(key)
            if before is None or _nearer(row, before):
                found[key] = row
    return list(found.values())


def _nearer(row: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    def nearness(one: Mapping[str, Any]) -> tuple[int, date]:
        place = one.get("jurisdiction", COUNTRY)
        return (0 if place == COUNTRY else len(place), one["valid_from"])

    return nearness(row) > nearness(before)


def source_of(row: Mapping[str, Any]) -> Source:
    """Give the source of a row. KeyError when it names none: every rule names one."""
    if row["mark"] not in MARKS:
        raise KeyError(row["mark"])
    return Source(row["source"], row["mark"])


__all__ = ["MARKS", "Source", "data", "in_force", "rows", "source_of", "worded"]
