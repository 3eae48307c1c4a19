"""The fields of the registration form, read from ``data/fields.toml``: their codes, sources and checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.registration.rules.data import Source, data, rows, source_of, worded
from rongtong.apps.vocab import queries as vocab

MOST_FEN = 10**14
"""1,000 亿元."""


@dataclass(frozen=True)
class Field:
    """One field. ``origin``: ``stated`` by the seller, else where it follows from; ``must`` for a kind."""

    code: str
    label: str
    origin: str
    source: Source
    list_code: str = ""
    short: str = ""
    money: bool = False
    must: bool = False
    side: str = ""

    @property
    def stated(self) -> bool:
        """Tell whether the seller says it."""
        return self.origin == "stated"

    def choices(self, day: date) -> list[tuple[str, str]]:
        """Give (code, name) of what may be stated; empty for sums."""
        if self.list_code:
            return vocab.choices(self.list_code, day)
        return [(code, worded({"zh": zh, "en": en})) for code, zh, en in _short(self.short)]

    def text(self, value: Any) -> str:
        """Give a stated value in words: the code's name, a sum in yuan."""
        if value in ("", None):
            return ""
        if self.money:
            return f"{int(value) / 100:,.2f}"
        if self.list_code:
            return f"{value} {vocab.label(self.list_code, value)}"
        return dict(self.choices(date.max)).get(value, str(value))


def _short(name: str) -> list[list[str]]:
    return list(data("fields")["choices"].get(name, ()))


def fields_for(kind: str, day: date, region: str = "") -> list[Field]:
    """Give the fields of a kind's form that hold on a day at a place, in their order."""
    return [
        Field(
            row["code"], worded(row), row["from"], source_of(row), row.get("list", ""),
            row.get("choices", ""), row.get("type") == "money",
            row.get("must", False) or kind in row.get("must_for", ()), row.get("side", ""),
        )
        for row in rows("fields", "field", day, region)
        if kind in row.get("only_for", (kind,))
    ]  # fmt: skip


def stated_for(kind: str, day: date, region: str = "") -> list[Field]:
    """Give the fields that the seller states."""
    return [one for one in fields_for(kind, day, region) if one.stated]


def clean(kind: str, values: Mapping[str, Any], day: date, region: str = "") -> dict[str, Any]:
    """Give the stated values in their normal form; ValidationError names the field of what cannot be.

    What is left empty stays away: it may be filled in later.
    """
    made, faults = {}, {}
    for field in stated_for(kind, day, region):
        given = values.get(field.code)
        if given in (None, ""):
            continue
        if field.money:
            if not isinstance(given, int) or not 0 <= given <= MOST_FEN:
                faults[field.code] = _("This is no amount.")
        elif given not in dict(field.choices(day)):
            faults[field.code] = _("Choose one from the list.")
        made[field.code] = given
    if faults:
        raise ValidationError(faults)
    return made


def unstated(kind: str, values: Mapping[str, Any], day: date, region: str = "") -> list[Field]:
    """Give the required fields that nobody has filled in."""
    return [one for one in stated_for(kind, day, region) if one.must and values.get(one.code) in (None, "")]


def number_form(day: date, region: str = "") -> tuple[str, Source]:
    """Give the form of a registration number in words, and its source."""
    row = rows("fields", "number", day, region)[0]
    return worded(row), source_of(row)


def proven_number(number: str, day: date, region: str = "") -> str:
    """Give a registration number as it is kept. ValidationError says which form it must have."""
    row = rows("fields", "number", day, region)[0]
    kept = number.strip()
    if not re.fullmatch(row["pattern"], kept):
        raise ValidationError({"number": _("The number has another form: %(form)s.") % {"form": worded(row)}})
    return kept
