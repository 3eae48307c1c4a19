"""What a column holds when its header says nothing: told by a sample of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from rongtong_match.tables.loaded import Cell
from rongtong_match.tables.read.cells import as_text
from rongtong_match.values.dates import read_date
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.regions import read_region

_AGREE = 0.8
"""Least share of the filled cells that must look alike."""
_WEIGHT = 0.8
"""Content is weaker evidence than a name."""
_MONEY = re.compile(r"面议|面谈|[\d〇零一二两三四五六七八九十百千]\s*(?:万|亿|千元|百万|元)|^[¥￥$]\s*\d")
_CODE = re.compile(r"[A-Za-z]{0,8}[-_]?\d[\w.\-/]{0,30}")
_WORDS = re.compile(r"[㐀-鿿A-Za-z]{2}")


def guess(cells: Sequence[Cell], side: str, today: date) -> tuple[tuple[str, float], ...]:
    """(attribute, confidence) that the cells suggest, best first; at most 0.8 each."""
    filled = [(cell, text) for cell in cells if (text := as_text(cell))]
    if not filled:
        return ()
    texts = [text for _, text in filled]
    long = sum(map(len, texts)) / len(texts)
    if _share(filled, lambda cell, _: _is_date(cell, today)) >= _AGREE:
        return _dated(filled, side, today)
    if _share(filled, lambda _, text: len(text) < 40 and bool(_MONEY.search(text))) >= _AGREE:
        return (("budget" if side == "need" else "price", _WEIGHT),)
    if _share(filled, lambda _, text: len(text) <= 24 and _is_region(text)) >= _AGREE:
        return (("region", _WEIGHT),)
    if len(set(texts)) == len(texts) and len(texts) > 1 and _share(filled, _is_code) == 1:
        return (("id", _WEIGHT * 0.9),)
    return _worded(texts, long)


def _worded(texts: list[str], long: float) -> tuple[tuple[str, float], ...]:
    words = sum(bool(_WORDS.search(text)) for text in texts) / len(texts)
    distinct = len(set(texts)) / len(texts)
    if words < _AGREE:
        return ()
    if long >= 60:
        return (("detail", _WEIGHT), ("title", 0.2))
    if long >= 6 and distinct >= 0.7:
        title = ("title", _WEIGHT * min(1.0, long / 12, 30 / long) * distinct)
        # A sentence or two: the title if nothing shorter is, else the detail.
        return (title, ("detail", _WEIGHT * long / 80)) if long > 30 else (title,)
    return ()


def _share(filled: list[tuple[Cell, str]], test: Callable[[Cell, str], bool]) -> float:
    return sum(test(cell, text) for cell, text in filled) / len(filled)


def _is_date(cell: Cell, today: date) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or not 6 <= len(cell) <= 24 or not re.search(r"\d.*[-/.年]", cell):
        return False
    try:
        return read_date(cell, today=today) is not None
    except ValueFault:
        return False


def _dated(filled: list[tuple[Cell, str]], side: str, today: date) -> tuple[tuple[str, float], ...]:
    """Days to come are limits, days gone by are when it was posted."""
    days = [
        cell.date() if isinstance(cell, datetime) else cell for cell, _ in filled if isinstance(cell, date)
    ]
    read = days or [found for _, text in filled if (found := _read(text, today))]
    ahead = sum(day >= today for day in read) / max(1, len(read))
    later = "deadline" if side == "need" else "available_until"
    return ((later if ahead > 0.5 else "posted", _WEIGHT * max(ahead, 1 - ahead)),)


def _read(text: str, today: date) -> date | None:
    try:
        return read_date(text, today=today)
    except ValueFault:
        return None


def _is_region(text: str) -> bool:
    try:
        return read_region(text) is not None
    except ValueFault:
        return False


def _is_code(cell: Cell, text: str) -> bool:
    """A code has a letter or a hyphen: bare digits are as often telephone numbers or amounts."""
    if isinstance(cell, float) or len(text) > 32 or text.isdigit():
        return False
    return bool(_CODE.fullmatch(text))
