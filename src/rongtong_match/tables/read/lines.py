"""JSON: one object a line, or one array of objects; keys become a header row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rongtong_match.tables.faults import Fault, Severity, UnreadableFile, reason
from rongtong_match.tables.limits import MAX_COLUMNS
from rongtong_match.tables.loaded import Cell, Grid, Row
from rongtong_match.tables.read.encodings import encoding_of, lines_of

_Entries = Iterator[tuple[int, object]]


class _Bad:
    """A line that is not JSON."""


def read_lines(path: Path) -> Grid:
    """The objects at ``path`` as a grid whose row 0 holds all keys, in the order they first appear."""
    encoding = encoding_of(path)
    entries = list(_entries(path, encoding))
    keys: dict[str, int] = {}
    for _, entry in entries:
        if isinstance(entry, dict):
            for key in entry:
                keys.setdefault(key, len(keys))
    if not keys or len(keys) > MAX_COLUMNS:
        raise UnreadableFile(reason("json_shape", file=path.name))
    rows: list[Row] = [list(keys), *(_row(entry, keys) for _, entry in entries)]
    return Grid(path.stem, rows, header=(0, 0), first_row=0, faults=_faults(path.stem, entries))


def _entries(path: Path, encoding: str) -> _Entries:
    """(number from 1, object); blank lines count, so that numbers are an editor's line numbers."""
    lines = lines_of(path, encoding)
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip("\ufeff \t\r\n").startswith("["):
        yield from enumerate(_array(path, encoding), 1)
        return
    for number, line in enumerate(lines_of(path, encoding), 1):
        yield number, _object(line) if line.strip() else None


def _array(path: Path, encoding: str) -> list[object]:
    found = _object("".join(lines_of(path, encoding)))
    if not isinstance(found, list):
        raise UnreadableFile(reason("json_shape", file=path.name))
    return found


def _object(text: str) -> object:
    try:
        return json.loads(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return _Bad()


def _row(entry: object, keys: dict[str, int]) -> Row:
    row: Row = [""] * len(keys)
    if isinstance(entry, dict):
        for key, value in entry.items():
            row[keys[key]] = flat(value)
    return row


def flat(value: object) -> Cell:
    """A JSON value as one cell: lists joined by ；, objects as ``key：value``."""
    if value is None:
        return ""
    if isinstance(value, bool | float | str) or (isinstance(value, int) and abs(value) < 1 << 53):
        return value
    try:
        if isinstance(value, list):
            return "；".join(str(flat(item)) for item in value)
        if isinstance(value, dict):
            return "；".join(f"{key}：{flat(item)}" for key, item in value.items())
        return str(value)
    except (ValueError, RecursionError):  # nested a thousand deep, or an integer of thousands of digits
        return ""


def _faults(sheet: str, entries: list[tuple[int, object]]) -> tuple[Fault, ...]:
    return tuple(
        Fault(sheet, number, "", Severity.ERROR, reason("json_line"))
        for number, entry in entries
        if entry is not None and not isinstance(entry, dict)
    )
