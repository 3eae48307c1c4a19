"""Dates as offices write them. Relative forms count from ``today``, which the caller passes.

A month, quarter or year stands for its last day (a deadline) or, with ``edge="first"``, its first.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import Literal

from rongtong_match.values.date_forms import FORMS, Span
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.numerals import CHINESE, read_number
from rongtong_match.values.plain import LONGEST, fold, is_blank

Edge = Literal["first", "last"]
FIRST_SERIAL, LAST_SERIAL = 18_264, 91_312
"""Excel serials of 1950-01-01 and 2149-12-31: other numbers are no dates in this trade."""
_EPOCH = date(1899, 12, 30)
_ENDLESS = re.compile(
    r"长期|永久|不限|无限期|常年|无期限|随时|尽快|越快越好|待定|另议|协商|面议|asap|open|any ?time"
    r"|long[- ]term|tbd"
)
_CHINESE = re.compile(rf"[{CHINESE}]+(?=年|月|日|号|天|周|个|季|星期|旬)")
_YEARS = (1950, 2149)


def read_date(value: str | int | float | date | None, *, today: date, edge: Edge = "last") -> date | None:
    """The date a cell states; ``None`` for a blank cell and for 长期有效, 尽快 and the like.

    A range gives its last date (its first with ``edge="first"``). Raises ``ValueFault``.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise ValueFault("value.date.unclear", value)
    if isinstance(value, int | float):
        return _number(value, edge)
    return _text(value, today, edge)


def _number(value: int | float, edge: Edge) -> date:
    """An Excel serial, or digits such as 20260301, 202603 and 2026."""
    if FIRST_SERIAL <= value < LAST_SERIAL + 1:
        return _EPOCH + timedelta(days=int(value))
    if value == value // 1 and 0 < value < 10**8:
        spans = spans_of(str(int(value)), date(2000, 1, 1), str(value))
        if len(spans) == 1:
            return _pick(spans, edge)
    raise ValueFault("value.date.unclear", value)


def _text(value: str, today: date, edge: Edge) -> date | None:
    text = fold(value).replace("\\/", "/")
    if is_blank(text):
        return None
    if len(text) > LONGEST:
        raise ValueFault("value.date.unclear", value)
    if (
        text.isascii()
        and re.fullmatch(r"\d{5}(\.\d+)?", text)
        and FIRST_SERIAL <= float(text) < LAST_SERIAL + 1
    ):
        return _EPOCH + timedelta(days=int(float(text)))
    spans = spans_of(text, today, value)
    if spans:
        return _pick(spans, edge)
    if _ENDLESS.search(text):
        return None
    raise ValueFault("value.date.unclear", value)


def _pick(spans: list[Span], edge: Edge) -> date:
    return min(s[0] for s in spans) if edge == "first" else max(s[1] for s in spans)


def spans_of(text: str, today: date, shown: str) -> list[Span]:
    """Every stretch of time named in folded ``text``, as (first day, last day). Raises ``ValueFault``."""
    text = _CHINESE.sub(_arabic, text)
    spans: list[Span] = []
    for pattern, reader in FORMS:
        for match in pattern.finditer(text):
            try:
                first, last = reader(match, today)
            except (ValueError, OverflowError) as error:
                raise ValueFault(f"value.date.{_code(error)}", shown) from error
            if not (_YEARS[0] <= first.year and last.year <= _YEARS[1]):
                raise ValueFault("value.date.far", shown)
            spans.append((first, last))
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    return spans


def _code(error: Exception) -> str:
    return "ambiguous" if str(error) == "ambiguous" else "impossible"


def _arabic(match: re.Match[str]) -> str:
    try:
        return str(int(read_number(match[0])))
    except ValueError:
        return match[0]
