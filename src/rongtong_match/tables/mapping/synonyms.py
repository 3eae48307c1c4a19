"""The names of each attribute, from ``synonyms.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SERIAL = "serial"
"""A running number: an id only when nothing better is there and it never repeats."""
IGNORED = "ignored"
"""A column that is known and left alone (contacts): it travels in ``extra``."""
SEVERAL = frozenset(
    {"detail", "fields", "keywords", "licences", "wanted_regions", "wanted_kinds", "serves_regions", "avoids"}
    | {IGNORED}
)
"""Attributes that several columns may fill together."""
MONEY = frozenset({"budget", "budget_low", "budget_high", "price", "price_low", "price_high", "min_fee"})
"""Attributes whose header may name a unit of money."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("synonyms.toml").read_text(encoding="utf-8"))


@cache
def synonyms(side: str) -> dict[str, tuple[str, ...]]:
    """Attribute -> its names, most specific first, for ``side`` ``need`` or ``offer``."""
    table = _table()
    return {attribute: tuple(names) for attribute, names in {**table[side], **table["shared"]}.items()}


@cache
def generic_titles() -> frozenset[str]:
    """Names of a title that any list may carry."""
    return frozenset(_table()["generic"])


@cache
def exact_only() -> frozenset[str]:
    """Names that count only when they are the whole header."""
    return frozenset(_table()["exact_only"])
