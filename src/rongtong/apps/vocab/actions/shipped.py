"""The lists that come with the programme: ``data/lists.toml`` and one file of terms each."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from rongtong.apps.vocab.queries.rows import COLUMNS, Row
from rongtong_match.values.gazetteer import LEVELS, SUCCESSORS, prefix, regions
from rongtong_match.values.regions import parent

_DATA = files("rongtong.apps.vocab").joinpath("data")
PARTS = {"500112": ("500109",)}
"""Of 渝北区 five towns went to 北碚区 (2025-11-06): a part, so that 北碚 does not take over its records."""
_OURS = frozenset(("5001LJ",))
"""Marks of our own until an official code is published."""


@dataclass(frozen=True)
class Shipped:
    """One list with what is said about it and its content as text."""

    code: str
    about: dict[str, Any]
    text: str


def shipped() -> Iterator[Shipped]:
    """Give every shipped list, those that others map to first."""
    described = tomllib.loads(_DATA.joinpath("lists.toml").read_text("utf-8"))["list"]
    for position, about in enumerate(described):
        code = about.pop("code")
        path = _DATA.joinpath(f"{code}.tsv")
        text = _text(region_rows()) if code == "region" else path.read_text("utf-8")
        yield Shipped(code, about | {"position": position}, text)


def region_rows() -> Iterator[Row]:
    """Give the regions of the matcher's gazetteer, so that both read one table."""
    for code, region in regions().items():
        after = [SUCCESSORS[code]] if code in SUCCESSORS else []
        yield Row(
            code, region.name, parent=parent(code) or _by_digits(code), level=LEVELS[len(prefix(code))],
            valid_from=region.since, valid_to=region.until,
            successors=(*((one, True) for one in after), *((one, False) for one in PARTS.get(code, ()))),
            verified=code not in _OURS,
            note="" if code not in _OURS else "官方代码公布前的自编记号",
        )  # fmt: skip


def _by_digits(code: str) -> str:
    above = code[:2] + "0000"
    return above if above != code and above in regions() else ""


def _text(rows: Iterator[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.cells() for row in rows)
    return out.getvalue()


def described(about: dict[str, Any]) -> dict[str, Any]:
    """Give what is said about a list with every field filled."""
    blank: dict[str, str | bool | int | date | None] = {
        "zh": "", "en": "", "edition": "", "valid_from": None, "valid_to": None,
        "source": "", "verified": False, "note": "", "position": 0,
    }  # fmt: skip
    return blank | about
