"""A workbook that is the same byte for byte every time, with the few styles that all sheets share."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from rongtong_match.tables.loaded import Cell
from rongtong_match.tables.write.cells import put
from rongtong_match.types import Level

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed mark, not a moment: equal input must give equal bytes
_LEVEL_COLOURS = {
    Level.DIRECT: ("#0B6E4F", "#D8F3E5"),
    Level.STRONG: ("#1D4E89", "#DCEBFA"),
    Level.WEAK: ("#6B5B00", "#FFF6CC"),
    Level.NONE: ("#666666", "#EEEEEE"),
}
_BAD_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LARGE = 20_000
"""Rows above which a workbook is streamed to disk instead of being kept in memory."""


class Book:
    """Writes to a file beside ``path`` and moves it into place when all went well."""

    def __init__(self, path: Path, rows: int) -> None:
        import xlsxwriter  # a tenth of a second: only who writes a workbook pays it

        self.path = path
        self._draft = path.with_name(f".{path.name}.part")
        self.streamed = rows > LARGE
        self._shown = False
        options = {"constant_memory": self.streamed, "strings_to_formulas": False, "strings_to_urls": False}
        self.workbook: Any = xlsxwriter.Workbook(str(self._draft), {**options, "strings_to_numbers": False})
        self.workbook.set_properties({"created": _CREATED})
        self._names: set[str] = set()
        self.head = self._style(
            bold=True, bg_color="#22324A", font_color="#FFFFFF", border=1, border_color="#FFFFFF"
        )
        self.text = self._style(text_wrap=True)
        self.plain = self._style()
        self.strong = self._style(text_wrap=True, bold=True)
        self.link = self._style(font_color="#0563C1", underline=1, text_wrap=True)
        self.mend = self._style(text_wrap=True, font_color="#9C0006", bg_color="#FFC7CE")
        self.day = self._style(num_format="yyyy-mm-dd")
        self.score = self._style(num_format="0.000")
        self.levels = {
            level: self._style(bold=True, font_color=ink, bg_color=paper, align="center")
            for level, (ink, paper) in _LEVEL_COLOURS.items()
        }

    def _style(self, **wanted: object) -> Any:
        return self.workbook.add_format({"valign": "top", **wanted})

    def sheet(self, name: str) -> Any:
        """A new sheet under a name that Excel allows and nobody has yet."""
        self.last_name = self._free(_BAD_NAME.sub("_", name).strip("' ")[:31] or "_")
        return self.workbook.add_worksheet(self.last_name)

    def show(self, sheet: Any, *, hidden: bool) -> None:
        """Hides a sheet that was hidden; the first visible one is the one that opens."""
        if hidden:
            sheet.hide()
        elif not self._shown:
            self._shown = True
            sheet.activate()
            sheet.set_first_sheet()

    def _free(self, name: str) -> str:
        # Excel keeps "History" for itself, and compares names without case.
        number, chosen = 2, name if name.lower() != "history" else f"{name}_"
        while chosen.lower() in self._names:
            chosen = f"{name[: 31 - len(str(number)) - 1]}_{number}"
            number += 1
        self._names.add(chosen.lower())
        return chosen

    def table(self, name: str, heads: Sequence[tuple[str, float]], freeze: int = 1) -> Any:
        """A sheet with a header row, frozen, filtered; ``heads`` are (text, width in characters)."""
        sheet = self.sheet(name)
        for column, (text, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, self.head)
        sheet.freeze_panes(1, freeze)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def row(self, sheet: Any, row: int, values: Sequence[Cell]) -> None:
        """One row of wrapped cells."""
        for column, value in enumerate(values):
            put(sheet, row, column, value, self.text, self.day)

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:
            self.workbook.close()
            os.replace(self._draft, self.path)
