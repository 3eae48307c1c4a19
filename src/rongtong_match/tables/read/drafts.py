"""Rows as drafts: what each attribute reads as, before ids are given and records are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rongtong_match.tables.faults import Fault, Severity, reason
from rongtong_match.tables.loaded import Cell, ColumnShown, Grid
from rongtong_match.tables.mapping.headers import Header
from rongtong_match.tables.read.attributes import FAULTS, Values
from rongtong_match.tables.read.cells import as_text, column_letters
from rongtong_match.tables.read.workbooks import known

_FOOT = re.compile(
    r"^(?:(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|备\s*注|total|subtotal|sum)\s*(?:$|[\d:：(（，,])|注\s*[:：1-9]|"
    r"说\s*明\s*[:：]|(?:填\s*表|填\s*报|制\s*表|审\s*核)\s*(?:人|单位|日期|时间|说明)|联系人\s*[:：]|"
    r"共\s*\d+\s*[项条个]|notes?\s*:|remarks?\s*:)",
    re.I,
)
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_TITLE = 80
"""Characters of a title made from a detail."""
_LONGEST_TITLE = 300


@dataclass(slots=True)
class Draft:
    """One row's values by attribute. ``row`` counts from 0 in its grid."""

    sheet: int
    row: int
    id: str = ""
    serial: str = ""
    values: dict[str, object] = field(default_factory=dict)
    extra: list[tuple[str, str]] = field(default_factory=list)


class SheetReader:
    """Reads the rows below one header; gathers faults and the rows that hold no record."""

    def __init__(
        self, index: int, grid: Grid, header: Header, columns: Sequence[ColumnShown], values: Values
    ) -> None:
        self._index, self._grid, self._header = index, grid, header
        self._columns = columns
        self._values = values
        self._covered = _covered(grid, header.last + 1)
        self._failed = {fault.row for fault in grid.faults if fault.severity is Severity.ERROR}
        self._labels = [(c.position, c.header) for c in columns if c.header]
        self._details = sum(c.attribute == "detail" for c in columns)
        self.faults: list[Fault] = []
        self.skipped: list[int] = []

    def drafts(self) -> Iterator[Draft]:
        """One draft a row that holds a record."""
        for row in range(self._header.last + 1, len(self._grid.rows)):
            cells = self._grid.rows[row]
            if self._number(row) in self._failed or not any(cell != "" for cell in cells):
                continue
            draft = self._draft(row, cells)
            if draft is not None:
                yield draft

    def _draft(self, row: int, cells: list[Cell]) -> Draft | None:
        draft, details = Draft(self._index, row), []
        faults: list[Fault] = []
        own = False
        for column in self._columns:
            cell = known(cells[column.position]) if column.position < len(cells) else ""
            own = own or cell != ""
            cell = self._covered.get((row, column.position), "") if cell == "" else cell
            if cell == "" or not (text := as_text(cell)):
                continue
            if column.attribute == "detail":
                details.append((column.header, text))
            else:
                self._take(draft, column, cell, text, faults)
        if not own:
            return None
        return self._finish(draft, details, faults)

    def _take(self, draft: Draft, column: ColumnShown, cell: Cell, text: str, faults: list[Fault]) -> None:
        if column.attribute is None:
            draft.extra.append((column.header or column_letters(column.position), text))
        elif column.attribute == "id":
            draft.id = text
        elif column.attribute == "serial":
            draft.serial = text
            draft.extra.append((column.header, text))
        else:
            try:
                value = self._values.read(column.attribute, cell, text, column.unit)
                _merge(draft.values, column.attribute, value)
            except FAULTS as fault:
                number = self._number(draft.row)
                faults.append(Fault(self._grid.name, number, column.header, Severity.WARNING, fault.reason))

    def _finish(self, draft: Draft, details: list[tuple[str, str]], faults: list[Fault]) -> Draft | None:
        if self._is_foot(draft, details) or self._is_header_again(draft.row):
            self.skipped.append(self._number(draft.row))
            return None
        number = self._number(draft.row)
        several = len(details) > 1
        detail = "\n".join(f"{label}：{text}" if several and label else text for label, text in details)
        title = _one_line(str(draft.values.get("title", "")))
        if not title and not detail:
            self.faults.append(Fault(self._grid.name, number, "", Severity.ERROR, reason("no_title")))
            return None
        if not title:
            title = _first_sentence(details[0][1])
            faults.append(
                Fault(self._grid.name, number, "", Severity.WARNING, reason("title_made", title=title))
            )
        elif len(title) > _LONGEST_TITLE:
            detail = f"{title}\n{detail}".strip()
            title = _first_sentence(title)
            faults.append(
                Fault(self._grid.name, number, "", Severity.WARNING, reason("title_long", title=title))
            )
        draft.values["title"], draft.values["detail"] = title, detail
        self.faults.extend(faults)
        return draft

    def _is_foot(self, draft: Draft, details: list[tuple[str, str]]) -> bool:
        """Totals and remarks stand in the first filled cell of a row with little else."""
        cells = self._grid.rows[draft.row]
        first = next((text for cell in cells if (text := as_text(cell))), "")
        if not _FOOT.match(first) or (details and draft.values.get("title")):
            return False
        return sum(bool(as_text(cell)) for cell in cells) <= 3

    def _is_header_again(self, row: int) -> bool:
        cells = self._grid.rows[row]
        return len(self._labels) > 1 and all(
            p < len(cells) and as_text(cells[p]) == label for p, label in self._labels
        )

    def _number(self, row: int) -> int:
        return row + self._grid.first_row


def _covered(grid: Grid, start: int) -> dict[tuple[int, int], Cell]:
    """Cells that are blank only because a taller merged cell covers them: (row, column) -> its value."""
    covered: dict[tuple[int, int], Cell] = {}
    for (r1, c1), (r2, c2) in grid.merged:
        if c1 == c2 and start <= r1 < r2 and r1 < len(grid.rows) and c1 < len(grid.rows[r1]):
            for row in range(r1 + 1, min(r2 + 1, len(grid.rows))):
                covered[row, c1] = grid.rows[r1][c1]
    return covered


def _merge(values: dict[str, object], attribute: str, value: object) -> None:
    """Several columns may fill one list; the first wins for everything else."""
    before = values.get(attribute)
    if isinstance(before, tuple) and isinstance(value, tuple):
        values[attribute] = tuple(dict.fromkeys(before + value))
    elif isinstance(before, frozenset) and isinstance(value, frozenset):
        values[attribute] = before | value
    elif before is None:
        values[attribute] = value


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def _first_sentence(text: str) -> str:
    return _SENTENCE.split(_one_line(text) + "。")[0].strip()[:_TITLE] or _one_line(text)[:_TITLE]
