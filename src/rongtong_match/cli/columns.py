"""Shows how the columns of a file were understood, what is to mend, and a file that looks swapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from rongtong_match.cli.terminal import Terminal, printable
from rongtong_match.messages import say
from rongtong_match.tables import Loaded, Severity, SheetShown
from rongtong_match.tables.mapping.names import candidates

SHEETS = 4
"""Sheets shown in full; a folder of a thousand forms is one line."""
_SWAPPED = 0.6


def show_columns(terminal: Terminal, loaded: Loaded[Any], side: str) -> None:
    """The mapping of one file as a short table a sheet, and a warning when it looks like the other side."""
    file = loaded.source.path.name
    terminal.say(terminal.t(f"columns.{side}", file=file, records=len(loaded.records)), "bold")
    read = [sheet for sheet in loaded.sheets if sheet.columns]
    for sheet in read[:SHEETS]:
        _show_sheet(terminal, sheet)
    if len(read) > SHEETS:
        terminal.say(terminal.t("columns.more", count=len(read) - SHEETS), "dim", 2)
    for note in [sheet.note for sheet in loaded.sheets if sheet.note is not None][:SHEETS]:
        terminal.say(say(note, terminal.language), "dim", 2)
    for sheet in [sheet for sheet in read if guessed(sheet)][:SHEETS]:
        terminal.warn(terminal.t("columns.guessed", file=file, sheet=sheet.sheet, row=sheet.header_row))
    if not loaded.records:
        terminal.warn(terminal.t(f"empty.{side}", file=file))
    if looks_swapped(read, side):
        other = "offer" if side == "need" else "need"
        terminal.warn(terminal.t("columns.swapped", file=file, other=terminal.t(f"side.{other}")))


def _show_sheet(terminal: Terminal, sheet: SheetShown) -> None:
    line = terminal.t("columns.sheet", sheet=sheet.sheet, row=sheet.header_row, records=sheet.records)
    terminal.say(line, "dim", 2)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(terminal.t("columns.column"), overflow="fold")
    table.add_column(terminal.t("columns.meaning"), overflow="fold")
    for column in sheet.columns:
        if column.header or column.attribute:
            known = column.attribute is not None
            text = Text(_meaning(terminal, column.attribute, column.decided), style="" if known else "dim")
            table.add_row(Text(printable(column.header)), text)
    if not terminal.quiet:
        terminal.out.print(table)


def _meaning(terminal: Terminal, attribute: str | None, decided: str) -> str:
    if attribute is None:
        return terminal.t("columns.kept")
    how = terminal.t(f"columns.by_{decided}") if decided in ("content", "file") else ""
    return terminal.t(f"attribute.{attribute}") + how


def looks_swapped(sheets: Sequence[SheetShown], side: str) -> bool:
    """True when the headers, taken together, are clearly better known as those of the other side."""
    other = "offer" if side == "need" else "need"
    headers = {column.header for sheet in sheets for column in sheet.columns if column.decided != "file"}
    return sum(_known(header, other) - _known(header, side) for header in sorted(headers)) >= _SWAPPED


def guessed(sheet: SheetShown) -> bool:
    """True when no header was known by its words: what was taken for the header may be a record."""
    return bool(sheet.columns) and {column.decided for column in sheet.columns} <= {"content", "unknown"}


def _known(header: str, side: str) -> float:
    return max((confidence for _, confidence, _ in candidates(header, side)), default=0.0)


def show_faults(terminal: Terminal, loaded: Loaded[Any], checked: str | None) -> None:
    """How many rows want mending and where each is explained; nothing when all are well."""
    in_rows = [fault for fault in loaded.faults if fault.row > 0]
    for fault in loaded.faults:
        if fault.row <= 0:  # of the whole sheet
            terminal.say(say(fault.reason, terminal.language), "yellow", 2)
    if not in_rows:
        return
    errors = {(f.sheet, f.row) for f in in_rows if f.severity is Severity.ERROR}
    counts: dict[str, str | int] = {
        "file": loaded.source.path.name,
        "rows": len({(fault.sheet, fault.row) for fault in in_rows}),
        "errors": len(errors),
    }
    folder = loaded.source.kind == "folder"
    code = ("faults" if checked is not None else "faults.unwritten") + (".folder" if folder else "")
    terminal.say(terminal.t(code, **counts, checked=checked or ""), "yellow")
    why = say(in_rows[0].reason, terminal.language)
    first = "faults.first.folder" if folder else "faults.first"
    terminal.say(terminal.t(first, row=in_rows[0].row, why=why), "dim", 2)
