"""Text tables: comma, semicolon, tab or bar between cells, found from the file itself."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from rongtong_match.tables.faults import UnreadableFile, reason
from rongtong_match.tables.limits import MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from rongtong_match.tables.loaded import Grid, Row
from rongtong_match.tables.read.encodings import encoding_of, lines_of

DELIMITERS = ",;\t|，"  # the last: typed by hand under a Chinese input method
_LOOK_AT = 40
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n", "'＝", "'＋", "'－", "'＠")
"""A quote before what would run as a formula is the writer's guard (ours too), not the office's text."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def read_delimited(path: Path) -> tuple[Grid, str, str]:
    """The table at ``path`` with its encoding and delimiter."""
    encoding = encoding_of(path)
    delimiter = delimiter_of(list(islice(lines_of(path, encoding), _LOOK_AT)))
    return Grid(path.stem, _rows(path, encoding, delimiter)), encoding, delimiter


def delimiter_of(lines: list[str]) -> str:
    """The delimiter under which most rows have the same number of cells, of more than one."""
    best, delimiter = 0, ","
    lines = _QUOTED.sub("q", "".join(lines)).splitlines()
    for candidate in DELIMITERS:
        score = _agreement(lines, candidate)
        if score > best:
            best, delimiter = score, candidate
    return delimiter


def _agreement(lines: list[str], delimiter: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        return 0
    return max((count * count * min(width, 8) for width, count in widths.items()), default=0)


def _rows(path: Path, encoding: str, delimiter: str) -> list[Row]:
    before = csv.field_size_limit(MAX_CELL_CHARS * 10)
    try:
        return _bounded(path, csv.reader(lines_of(path, encoding), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(reason("csv_broken", file=path.name)) from error
    finally:
        csv.field_size_limit(before)


def _bounded(path: Path, reader: Iterable[list[str]]) -> list[Row]:
    rows: list[Row] = []
    cells = 0
    for row in reader:
        rows.append([cell[1:] if cell.startswith(_GUARDED) else cell for cell in row])
        cells += len(row)
        if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
            raise UnreadableFile(reason("too_large", file=path.name))
    return rows
