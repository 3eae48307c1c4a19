"""Opens whatever lies at a path: told by the first bytes, not by the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rongtong_match.tables.faults import Fault, Severity, UnreadableFile, reason
from rongtong_match.tables.limits import MAX_FILE_BYTES, MAX_FOLDER_FILES
from rongtong_match.tables.loaded import Grid
from rongtong_match.tables.read.delimited import read_delimited
from rongtong_match.tables.read.documents import DOCUMENTS, read_documents
from rongtong_match.tables.read.lines import read_lines
from rongtong_match.tables.read.workbooks import read_workbook

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".et")
_TABLES = (*_WORKBOOKS, ".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json")
_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Opened:
    """The grids of one source and how it was written. ``faults``: unreadable files of a folder."""

    kind: str
    grids: Sequence[Grid]
    encoding: str = ""
    delimiter: str = ""
    faults: tuple[Fault, ...] = ()


def open_source(path: Path, side: str) -> Opened:
    """The grids at ``path``. Raises ``UnreadableFile`` with one clear sentence."""
    if not path.exists():
        raise UnreadableFile(reason("missing", file=str(path)))
    if path.is_dir():
        return _folder(path, side)
    try:
        return _file(path, side)
    except (OSError, MemoryError) as error:
        raise UnreadableFile(reason("unopened", file=path.name, what=type(error).__name__)) from error


def _file(path: Path, side: str) -> Opened:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile(reason("empty", file=path.name))
    if size > MAX_FILE_BYTES:
        raise UnreadableFile(reason("too_large", file=path.name))
    with path.open("rb") as file:
        head = file.read(1024)
    if path.suffix.lower() in DOCUMENTS:
        return _documents(path.stem, [path], side)
    if head.startswith((_ZIP, _COMPOUND)):
        return Opened("xlsx", read_workbook(path))
    _refuse(path, head)
    return _text(path)


def _refuse(path: Path, head: bytes) -> None:
    """Files that are something else than their name says, or nothing that holds a table."""
    if (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version"))
    ):
        raise UnreadableFile(reason("html", file=path.name))
    if head.startswith(_PICTURES):
        raise UnreadableFile(reason("wrong_type", file=path.name))
    if (
        path.suffix.lower() in _WORKBOOKS
        and b"\0" in head[:64]
        and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise UnreadableFile(reason("broken", file=path.name))
    if path.suffix.lower() not in _TABLES and path.suffix:
        raise UnreadableFile(reason("wrong_type", file=path.name))


def _text(path: Path) -> Opened:
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        return Opened("jsonl", [read_lines(path)])
    try:
        grid, encoding, delimiter = read_delimited(path)
    except UnreadableFile as error:
        if path.suffix.lower() in _WORKBOOKS:  # neither a workbook nor text: its encoding is no matter
            raise UnreadableFile(reason("broken", file=path.name)) from error
        raise
    if path.suffix.lower() in _WORKBOOKS and max(map(len, grid.rows), default=0) < 2:
        raise UnreadableFile(reason("broken", file=path.name))
    if not grid.rows:
        raise UnreadableFile(reason("empty", file=path.name))
    return Opened("csv", [grid], encoding, delimiter)


def _documents(name: str, paths: list[Path], side: str) -> Opened:
    return Opened("folder", [read_documents(name, paths, side)])


def _folder(path: Path, side: str) -> Opened:
    """All documents as one table, then each table file's sheets under ``file/sheet``."""
    files = sorted(
        file for file in path.rglob("*") if file.is_file() and not file.name.startswith((".", "~$"))
    )
    if len(files) > MAX_FOLDER_FILES:
        raise UnreadableFile(reason("too_large", file=path.name))
    documents = [file for file in files if file.suffix.lower() in DOCUMENTS]
    grids: list[Grid] = [read_documents(path.name, documents, side)] if documents else []
    faults: list[Fault] = []
    for file in files:
        if file.suffix.lower() not in _TABLES:
            continue
        try:
            grids.extend(_named(grid, file.relative_to(path)) for grid in _file(file, side).grids)
        except UnreadableFile as error:
            faults.append(Fault(file.name, 0, "", Severity.ERROR, error.reason))
    if not grids:
        raise UnreadableFile(faults[0].reason if faults else reason("folder_empty", file=path.name))
    return Opened("folder", grids, faults=tuple(faults))


def _named(grid: Grid, file: Path) -> Grid:
    name = f"{file.as_posix()}/{grid.name}"
    return replace(grid, name=name, faults=tuple(replace(fault, sheet=name) for fault in grid.faults))
