"""Rows of the preview as people read them, and what they typed into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Import, ImportRow
from rongtong.apps.catalogue.models.choices import Kind
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells
from rongtong_match.messages import say
from rongtong_match.types import Reason

TONES = {
    "new": "good", "changed": "info", "revision": "warn", "held": "neutral",
    "same": "neutral", "twin": "warn", "faulty": "bad",
}  # fmt: skip


@dataclass(frozen=True)
class Mend:
    """A fault of a row: its sentence, and the field to write the right value into ("" without one)."""

    column: str
    sentence: str
    name: str
    typed: str


@dataclass(frozen=True)
class Shown:
    """A row as the preview draws it."""

    row: ImportRow
    verdict: Any
    facts: list[str]
    mends: list[Mend]


def why(problem: Mapping[str, Any], name: str) -> str:
    """Say why the file called ``name`` cannot be used, and what to do on this page."""
    if "code" not in problem:
        words = _("The file holds %(count)s records; one import takes %(most)s. Part the file and try again.")
        return words % problem
    if problem["code"] == "tables.no_header":
        # The core's own sentence leads on to options of the command, which nobody has here.
        words = _(
            "No line of headings was found: one column must hold the names of the needs or results. The file "
            "begins: %(seen)s. Tap the line that holds them below, or say that there is none."
        )
        return words % {"seen": problem["params"]["seen"]}
    params = problem["params"] | ({"file": name} if "file" in problem["params"] else {})
    return _sentence({"code": problem["code"], "params": params})


def _sentence(said: Mapping[str, Any]) -> str:
    reason = Reason(said["code"], tuple(sorted(said["params"].items())))
    return say(reason, "en" if (get_language() or "").startswith("en") else "zh")


def shown_rows(batch: Import, rows: Iterable[ImportRow]) -> list[Shown]:
    """Give rows with their facts in words and what is to be mended."""
    attributes = {
        column["header"]: column["attribute"] for sheet in batch.sheets for column in sheet["columns"]
    }
    found = []
    for row in rows:
        label = cells.badge(Verdict(row.verdict).label, TONES[row.verdict])
        found.append(Shown(row, label, _facts(row), [_mend(row, fault, attributes) for fault in row.faults]))
    return found


def _mend(row: ImportRow, fault: Mapping[str, Any], attributes: Mapping[str, str]) -> Mend:
    header, attribute = fault["column"], attributes.get(fault["column"], "")
    name = f"{attribute}:{header}" if attribute and row.title else ""
    return Mend(
        header, _sentence(fault), f"row_{row.position}_{name}" if name else "", row.typed.get(name, "")
    )


def _facts(row: ImportRow) -> list[str]:
    values = row.values
    if not values:
        return []
    said = [str(Kind(row.kind).label)]
    if values.get("field"):
        said.append(vocab.label("contract-field", values["field"]))
    if values.get("region"):
        said.append(vocab.label(vocab.REGION, values["region"]))
    high = values.get("money_high") or values.get("money_low")
    if high:
        said.append(str(cells.money(high)))
    if values.get("maturity"):
        said.append(f"TRL {values['maturity']}")
    if values.get("deadline"):
        said.append(str(values["deadline"]))
    return said


def typed_of(data: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """Read what was typed: fields are called row_<position>_<attribute>:<header>."""
    found: dict[int, dict[str, str]] = {}
    for key, text in data.items():
        begins, _dash, rest = key.partition("_")
        position, _dash, name = rest.partition("_")
        if begins == "row" and position.isdigit() and ":" in name and text.strip():
            found.setdefault(int(position), {})[name] = text
    return found
