"""What a reviewer may write, proposed by reason and by missing field, from ``data/wording.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.rules.kinds import label_of

_DATA = Path(__file__).resolve().parent.parent / "data" / "wording.toml"


@dataclass(frozen=True)
class Wording:
    """A sentence to put in: its code, the words on its button, the text."""

    code: str
    label: Any
    text: str


@cache
def _read() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _text(row: dict[str, str]) -> str:
    return row["en" if (get_language() or "zh").startswith("en") else "zh"]


def for_reasons(reasons: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Give the sentence of each typed reason that has one, by its code."""
    rows = _read()["reason"]
    return {code: _text(rows[code]) for code, _label in reasons if code in rows}


def for_missing(names: Iterable[str]) -> list[Wording]:
    """Give a sentence for each missing field, in their order."""
    rows = _read()["missing"]
    return [
        Wording(
            f"missing.{name}",
            _("Missing: %(field)s") % {"field": label_of(name)},
            _text(rows.get(name, rows["other"])).replace("%(field)s", str(label_of(name))),
        )
        for name in names
    ]
