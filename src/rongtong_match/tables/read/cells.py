"""One cell as clean text: no markup, no control characters, but every real character kept."""

from __future__ import annotations

import html
import re
from datetime import datetime

from rongtong_match.tables.limits import MAX_CELL_CHARS
from rongtong_match.tables.loaded import Cell

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff<&]|_x[0-9A-Fa-f]{4}_"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_HIDDEN = re.compile(r"<(script|style)\b[^>]{0,2000}>.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]{0,2000}>", re.I)
# Only names that HTML knows: "<50℃" and "<RT" are text that engineers write.
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|font|a|img|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|sub|sup|hr|"
    r"section|article|html|body|head|meta|pre|code|o:p|script|style|iframe|input|form|button|center|video|svg)"
    r"(?:\s[^<>]{0,5000})?/?>",
    re.I,
)


def clean(text: str) -> str:
    """``text`` without markup, control characters, NUL and lone surrogates; ends trimmed."""
    if _SUSPECT.search(text) is None:
        return text.strip()
    text = _ESCAPE.sub(_unescape, text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029]", "\n", text)
    if "&" in text:
        text = html.unescape(text)  # before the tags: exports often hold markup escaped once
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub(" ", text)))
    return _CONTROL.sub("", text).strip()


def _unescape(found: re.Match[str]) -> str:
    # Excel writes a control character as _xHHHH_ (ECMA-376 part 1, 22.4.2.4).
    code = int(found[1], 16)
    return chr(code) if code < 32 or code == 0x5F else found[0]


def as_text(cell: Cell) -> str:
    """The cell as a person would read it: 3.0 is 3, a date is 2026-11-22, a truth value is 是 or 否."""
    if isinstance(cell, str):
        return clean(cell[:MAX_CELL_CHARS])
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.hour == cell.minute == cell.second == 0:
        return cell.date().isoformat()
    return str(cell)


def blank(cell: Cell) -> bool:
    """True for a cell without anything to read."""
    return isinstance(cell, str) and (not cell or not clean(cell))


def column_letters(position: int) -> str:
    """The letters that a spreadsheet shows above a column; ``position`` counts from 0."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
