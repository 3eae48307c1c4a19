"""The inputs back as they came, with the ids that were made and a column that says what to mend."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from rongtong_match.tables.faults import Fault
from rongtong_match.tables.limits import EXCEL_ROWS
from rongtong_match.tables.loaded import Cell, Grid, Loaded, Row, SourceSheet
from rongtong_match.tables.write.book import Book
from rongtong_match.tables.write.cells import neutral, put
from rongtong_match.tables.write.wording import Wording

_WIDEST = 50
_MERGES = 10_000
_MERGED_CELLS = 5_000
_MEASURED = 200
"""Rows looked at to choose column widths."""


def write_checked(loaded: Loaded[Any], stem: Path, say: Wording) -> Path:
    """Writes ``stem`` with the suffix that fits: csv for a csv, else xlsx. Returns the path."""
    if loaded.source.kind == "csv":
        return _write_csv(loaded, stem.with_suffix(".csv"), say)
    path = stem.with_suffix(".xlsx")
    rows = sum(len(sheet.grid.rows) for sheet in loaded.source.sheets)
    mends = _mends(loaded.faults, say)
    with Book(path, rows) as book:
        for sheet in loaded.source.sheets:
            _sheet(book, sheet, mends, say)
        if not loaded.source.sheets:
            book.sheet("1")
    return path


def _mends(faults: tuple[Fault, ...], say: Wording) -> dict[tuple[str, int], str]:
    """(sheet, row) -> all that is to mend there, a line each, under the column's name."""
    lines: dict[tuple[str, int], list[str]] = {}
    for fault in faults:
        label = f"【{fault.column}】" if fault.column else ""
        lines.setdefault((fault.sheet, fault.row), []).append(label + say.reason(fault.reason))
    return {place: "\n".join(dict.fromkeys(texts)) for place, texts in lines.items()}


def _added(sheet: SourceSheet, say: Wording) -> list[str]:
    """Headings of the new columns: the id column only when ids were made."""
    if sheet.header is None:
        return []
    return ([say("head.id_made")] if sheet.id_column is None else []) + [say("head.mend")]


def _rows(
    sheet: SourceSheet, mends: dict[tuple[str, int], str], say: Wording
) -> Iterator[tuple[Row, list[str]]]:
    """Each row's own cells and the new ones to its right."""
    grid, added = sheet.grid, _added(sheet, say)
    for index, row in enumerate(grid.rows):
        if sheet.header is None:
            yield row, []
        elif index == sheet.header[1]:
            yield row, added
        else:
            note = mends.get((grid.name, index + grid.first_row), "")
            yield row, ([sheet.ids.get(index, "")] if len(added) > 1 else []) + [note]


def _sheet(book: Book, source: SourceSheet, mends: dict[tuple[str, int], str], say: Wording) -> None:
    grid, head = source.grid, source.header or (-1, -1)
    sheet = book.sheet(grid.name)
    width = max((len(row) for row in grid.rows), default=0)
    _widths(sheet, grid, width, source)
    for index, (row, added) in enumerate(_rows(source, mends, say)):
        if index >= EXCEL_ROWS:
            break
        style = book.head if head[0] <= index <= head[1] else book.plain
        for column, cell in enumerate(row):
            put(sheet, index, column, cell, style, book.day)
        for column, text in enumerate(added, width):
            note = style is book.plain and text and column == width + len(added) - 1
            put(sheet, index, column, text, book.mend if note else style)
    if not book.streamed:
        _merge(book, sheet, source)
    if source.header is not None:
        sheet.freeze_panes(head[1] + 1, 0)
    book.show(sheet, hidden=grid.hidden)


def _merge(book: Book, sheet: Any, source: SourceSheet) -> None:
    """Merged cells as they were; overlapping ones (a broken file) stay apart."""
    from xlsxwriter.exceptions import OverlappingRange  # loaded with the book

    rows, head = source.grid.rows, source.header or (-1, -1)
    for (r1, c1), (r2, c2) in source.grid.merged[:_MERGES]:
        if r1 >= len(rows) or c1 >= len(rows[r1]) or (r2 - r1 + 1) * (c2 - c1 + 1) > _MERGED_CELLS:
            continue
        style = book.head if head[0] <= r1 <= head[1] else book.plain
        with suppress(OverlappingRange):
            sheet.merge_range(r1, c1, r2, c2, "", style)
            put(sheet, r1, c1, rows[r1][c1], style, book.day)


def _widths(sheet: Any, grid: Grid, width: int, source: SourceSheet) -> None:
    for column in range(width):
        lengths = [_shown_width(row[column]) for row in grid.rows[:_MEASURED] if column < len(row)]
        sheet.set_column(column, column, min(_WIDEST, max(8, *lengths, 0) + 2))
    if source.header is not None:
        sheet.set_column(width, width + 1, 40)


def _shown_width(cell: Cell) -> int:
    """Characters, those of Chinese counted double; the first line only."""
    line = str(cell)[:_WIDEST].split("\n", 1)[0]
    return sum(2 if ord(char) > 0x2E7F else 1 for char in line)


def _write_csv(loaded: Loaded[Any], path: Path, say: Wording) -> Path:
    """UTF-8 with a byte-order mark, under the delimiter it came with."""
    mends = _mends(loaded.faults, say)
    delimiter = loaded.source.delimiter if loaded.source.delimiter in ",;\t|" else ","
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter or ",", lineterminator="\r\n")
        for sheet in loaded.source.sheets:
            width = max((len(row) for row in sheet.grid.rows), default=0)
            for row, added in _rows(sheet, mends, say):
                padded = [*row, *[""] * (width - len(row))] if added else row
                writer.writerow([neutral(cell) for cell in (*padded, *added)])
    return path
