"""A cell as plain text: full width folded, control characters gone, and the ways of leaving it blank."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""A cell longer than this is prose; no single value is read from it."""

_BLANK = frozenset(
    ("", "-", "--", "---", "/", "\\", ".", "*", "?", "无", "暂无", "没有", "未填", "未填写", "空", "暂缺",
     "未知", "不详", "不明", "n/a", "na", "nan", "none", "null", "nil", "nat", "unknown")
)  # fmt: skip
_DASHES = re.compile("[‐‑‒–—―−﹣]")
_WAVES = re.compile("[~〜～∼﹏˜]")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """NFKC, one kind of dash and wave, no control or format characters, single spaces, lower case."""
    text = unicodedata.normalize("NFKC", text)
    text = _WAVES.sub("~", _DASHES.sub("-", text))
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)
    return _SPACE.sub(" ", text).strip().lower()


def is_blank(folded: str) -> bool:
    """True when a folded cell says nothing at all."""
    return folded in _BLANK
