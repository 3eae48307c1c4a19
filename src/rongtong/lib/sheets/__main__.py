"""Reads one table and writes its cells as JSON: a process without rights to the network or much memory."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rongtong.lib.apart import confine

MEMORY = 2**30
MOST_ROWS, MOST_CELLS, LONGEST = 5_000, 40, 300


def of_csv(path: Path) -> Iterator[list[Any]]:
    """Give the rows of a CSV file in UTF-8 or GB 18030, parted by comma, semicolon or tab."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    first = text[:4_000]
    parts = max(",;\t", key=first.count)
    yield from csv.reader(text.splitlines(), delimiter=parts)


def of_xlsx(path: Path) -> Iterator[list[Any]]:
    """Give the rows of the first sheet."""
    from python_calamine import CalamineWorkbook

    yield from CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows()


def cell(value: Any) -> str:
    """Give a cell as text; days as year-month-day, whole numbers without a point."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()[:LONGEST]


def main(way: str, path: str, seconds: str) -> None:
    """Read, and say what was found or why not."""
    import python_calamine  # noqa: F401 - before the limits, so that only the file is read under them

    confine(MEMORY, int(seconds))
    read = {"csv": of_csv, "xlsx": of_xlsx}[way]
    answer: dict[str, Any]
    try:
        rows: list[list[str]] = []
        for row in read(Path(path)):
            if len(rows) >= MOST_ROWS:
                raise MemoryError
            rows.append([cell(value) for value in row[:MOST_CELLS]])
        answer = {"rows": rows} if any(map(any, rows)) else {"fault": "empty"}
    except (MemoryError, RecursionError):
        answer = {"fault": "large"}
    except Exception:  # parsers raise whatever they stumble over
        answer = {"fault": "broken"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
