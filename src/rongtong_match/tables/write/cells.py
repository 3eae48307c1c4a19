"""Values into cells: text stays text whatever it begins with, numbers stay numbers."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Any

from rongtong_match.tables.limits import EXCEL_CELL_CHARS
from rongtong_match.tables.loaded import Cell

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet runs what begins so, in some languages full-width as well (OWASP, CSV injection)."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel's calendar is wrong before this day: it knows a 29 February 1900."""


def printable(text: str) -> str:
    """``text`` without what XML and UTF-8 cannot carry; carriage returns become line ends."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def neutral(value: Cell) -> str:
    """A csv cell that no spreadsheet takes for a formula; numbers, also negative ones, are left alone."""
    if not isinstance(value, str):
        return str(value)
    text = _UNPRINTABLE.sub("", value)
    return f"'{text}" if text.startswith(_DANGEROUS) and not _is_number(text) else text.replace("\r", "\n")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?%?", text) is not None


def put(sheet: Any, row: int, column: int, value: Cell, style: Any = None, day: Any = None) -> None:
    """Writes one xlsx cell by its type; text never becomes a formula, a link or a number.

    ``day`` is the style of dates. Text is cut at what Excel holds, an ellipsis marking the cut.
    """
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < 1e15:
        sheet.write_number(row, column, value, style)
    elif isinstance(value, date) and day is not None and _is_excel_day(value):
        sheet.write_datetime(row, column, value, day)
    elif value != "":
        sheet.write_string(row, column, fitting(str(value)), style)
    elif style is not None:
        sheet.write_blank(row, column, None, style)


def _is_excel_day(value: date) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is None and value.date() >= _FIRST_DAY and value.time().isoformat() == "00:00:00"
    return value >= _FIRST_DAY


def fitting(text: str) -> str:
    """``text`` as one Excel cell holds it: 32,767 UTF-16 units, so that rare characters count twice."""
    text = printable(text)
    if len(text) * 2 <= EXCEL_CELL_CHARS:
        return text
    wide = text.encode("utf-16-le")
    if len(wide) <= EXCEL_CELL_CHARS * 2:
        return text
    return wide[: (EXCEL_CELL_CHARS - 1) * 2].decode("utf-16-le", "ignore") + "…"
