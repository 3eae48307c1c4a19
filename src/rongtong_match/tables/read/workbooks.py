"""Workbooks (xlsx, xls, ods) as grids, through calamine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from rongtong_match.tables.faults import Fault, Severity, UnreadableFile, reason
from rongtong_match.tables.limits import MAX_CELLS, MAX_COLUMNS
from rongtong_match.tables.loaded import Cell, Grid, Row, Span
from rongtong_match.tables.read.formulas import Formulas, uncomputed
from rongtong_match.tables.read.packages import Survey, survey

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path) -> list[Grid]:
    """All worksheets in workbook order, hidden ones marked. Raises ``UnreadableFile``."""
    with path.open("rb") as file:
        head = file.read(8)
    found = Survey()
    if head.startswith(b"PK"):
        found = survey(path)
    elif head == _COMPOUND and _ENCRYPTED in path.read_bytes():
        # A password turns xlsx into an OLE file with this stream (MS-OFFCRYPTO 2.3.4.4).
        raise UnreadableFile(reason("password", file=path.name))
    return _grids(path, found)


def _grids(path: Path, found: Survey) -> list[Grid]:
    try:
        formulas = uncomputed(path, found.formulas) if found.formulas else {}
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            grids = [_grid(book, i, formulas) for i in _worksheets(book)]
    except PasswordError as error:
        raise UnreadableFile(reason("password", file=path.name)) from error
    except _TooWideError as error:
        raise UnreadableFile(reason("too_large", file=path.name)) from error
    except (CalamineError, OSError, ValueError, KeyError) as error:
        raise UnreadableFile(reason("broken", file=path.name)) from error
    except BaseException as error:
        # A panic inside the Rust reader arrives as a BaseException of its own; Ctrl-C and exit must pass.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile(reason("broken", file=path.name)) from error
    return [_pictured(grid) if found.drawings and grid is grids[0] else grid for grid in grids]


def _pictured(grid: Grid) -> Grid:
    fault = Fault(grid.name, 0, "", Severity.WARNING, reason("images"))
    return replace(grid, faults=(fault, *grid.faults))


class _TooWideError(Exception):
    pass


def _worksheets(book: CalamineWorkbook) -> list[int]:
    return [i for i, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]


def _grid(book: CalamineWorkbook, index: int, formulas: dict[str, Formulas]) -> Grid:
    about = book.sheets_metadata[index]
    sheet = book.get_sheet_by_index(index)
    if sheet.total_width > MAX_COLUMNS or sheet.total_width * sheet.total_height > MAX_CELLS:
        raise _TooWideError
    rows = list(_rows(sheet))
    hidden = about.visible != SheetVisibleEnum.Visible
    faults = _restore(about.name, rows, formulas.get(about.name, {}))
    return Grid(about.name, rows, _spans(sheet), hidden, faults=tuple(faults))


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Rows from A1 on: calamine begins at the first used column."""
    start = sheet.start
    pad: Row = [""] * (start[1] if start else 0)
    for row in sheet.iter_rows():
        yield [*pad, *row] if pad else [*row]


def _spans(sheet: CalamineSheet) -> tuple[Span, ...]:
    return tuple(sorted(sheet.merged_cell_ranges or ()))


def _restore(name: str, rows: list[Row], formulas: Formulas) -> list[Fault]:
    """Puts each uncomputed formula's text back into its cell, so that it is not lost, and reports it."""
    faults: list[Fault] = []
    for (row, column), text in sorted(formulas.items()):
        if row >= len(rows) or column >= MAX_COLUMNS:
            continue
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        if rows[row][column] == "":
            rows[row][column] = Uncomputed(text)
            faults.append(Fault(name, row + 1, "", Severity.WARNING, reason("formula", formula=text[:60])))
    return faults


class Uncomputed(str):
    """The text of a formula whose value nobody knows: kept for writing back, blank to a reader of values."""

    __slots__ = ()


def known(cell: Cell) -> Cell:
    """The cell, or blank for a formula without a value."""
    return "" if isinstance(cell, Uncomputed) else cell
