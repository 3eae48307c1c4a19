"""A form field of several rows: deliverables, parts of the price, instalments. Works without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.web.intake.fields import in_fen, in_unit
from rongtong.apps.contracts.rules.values import MOST_ROWS

_EMPTY = 2
"""Rows that wait below those that are there."""


@dataclass(frozen=True)
class Cell:
    """One column of the rows. ``kind``: text, long, date, money (yuan, kept in fen), check or select."""

    name: str
    label: Any
    kind: str = "text"
    choices: Sequence[tuple[str, Any]] = ()


class RowsWidget(forms.Widget):
    """Rows of inputs, each with its label; what was typed comes back as it was typed."""

    template_name = "contracts/rows.html"
    cells: tuple[Cell, ...] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Give the rows with the names, labels and values of their inputs."""
        rows = [row for row in (value or []) if isinstance(row, Mapping)]
        shown = [*rows, *({} for _n in range(_EMPTY))][:MOST_ROWS]
        context = super().get_context(name, value, attrs)
        context["rows"] = [self._row(name, n, row) for n, row in enumerate(shown)]
        return context

    def _row(self, name: str, n: int, row: Mapping[str, Any]) -> dict[str, Any]:
        cells = [
            {"cell": cell, "name": f"{name}-{n}-{cell.name}", "value": _shown(cell, row)}
            for cell in self.cells
        ]
        return {"cells": cells, "number": n + 1, "key_name": f"{name}-{n}-key", "key": row.get("key", "")}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        """Read the rows that were sent; those in which nothing was typed are left out."""
        rows = []
        for n in range(MOST_ROWS):
            row = {cell.name: data.get(f"{name}-{n}-{cell.name}", "").strip() for cell in self.cells}
            typed = [row[cell.name] for cell in self.cells if cell.kind not in ("check", "select")]
            if any(typed):
                rows.append(row | {"key": data.get(f"{name}-{n}-key", "")[:8]})
        return rows

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Tell whether no row was sent at all."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Give the first control."""
        return f"{id_}-0-{self.cells[0].name}" if id_ else id_


def _shown(cell: Cell, row: Mapping[str, Any]) -> Any:
    if cell.kind == "money":
        return in_unit(row["fen"], "yuan") if "fen" in row else row.get(cell.name, "")
    value = row.get(cell.name, "")
    return str(int(value)) if cell.kind == "select" and isinstance(value, bool) else value


class RowsField(forms.Field):
    """Rows as data of the terms: money in fen under ``fen``, each with a key that stays."""

    widget = RowsWidget

    def __init__(self, *, cells: tuple[Cell, ...], prefix: str, **options: Any) -> None:
        self.cells, self.prefix = cells, prefix
        super().__init__(**({"required": False} | options))
        self.widget.cells = cells

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """Read each row; the fault names the row."""
        rows, used = [], {row["key"] for row in value or () if row["key"]}
        for place, typed in enumerate(value or (), 1):
            row = {cell.name: self._read(cell, typed, place) for cell in self.cells if cell.kind != "money"}
            row["key"] = typed["key"] or self._new_key(used)
            for cell in self.cells:
                if cell.kind == "money":
                    row["fen"] = self._money(cell, typed, place)
            rows.append(row)
        return rows

    def _read(self, cell: Cell, typed: Mapping[str, Any], place: int) -> Any:
        given = typed.get(cell.name, "")
        if "\0" in given:
            raise ValidationError(_("Row %(n)d: a character cannot be kept.") % {"n": place})
        return bool(given) if cell.kind == "check" else given

    def _money(self, cell: Cell, typed: Mapping[str, Any], place: int) -> int:
        try:
            amount = Decimal(str(typed.get(cell.name, "")).replace(",", "").replace("，", ""))
            fen = in_fen(amount, "yuan") if amount.is_finite() and amount >= 0 else None
        except InvalidOperation:
            fen = None
        if fen is None:
            raise ValidationError(_("Row %(n)d: write the amount in yuan.") % {"n": place})
        return fen

    def _new_key(self, used: set[str]) -> str:
        key = next(f"{self.prefix}{n}" for n in range(1, 1_000) if f"{self.prefix}{n}" not in used)
        used.add(key)
        return key
