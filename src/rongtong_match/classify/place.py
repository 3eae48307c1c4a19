"""Region of a record: the place its organisation's name begins with, or one named in full in its text."""

from __future__ import annotations

import re
from functools import cache

from rongtong_match.classify.labels import READ, Label
from rongtong_match.types import Passage, Record
from rongtong_match.values.gazetteer import by_name, prefix, regions, short
from rongtong_match.values.regions import covers, widest

BY_NAME, BY_HOME, BY_TEXT = 0.9, 0.7, 0.55
"""Confidence: named by the organisation, named in the text as where it sits, merely named in full."""
_HOME = re.compile(r"(?:位于|地处|坐落于?|落户|注册(?:于|在|地)|总部(?:在|位于)|地址[:：]?)\s*$")
_ORDINARY = frozenset(
    ("朝阳", "日照", "开封", "来宾", "安康", "白银", "通化", "东方", "长治", "固原", "中山")
)
"""Names of prefectures that are common words, or begin many other names."""


def region_of(record: Record) -> Label | None:
    """The code of the narrowest place found, with the passage; ``None`` where nothing tells."""
    name = record.organisation or ""
    if found := _longest(name, 0, _short_names()):
        return _label(*found, BY_NAME, "organisation", name)
    return _in_text(record.detail[:READ])


def _label(code: str, start: int, end: int, confidence: float, part: str, text: str) -> Label:
    return Label("region", code, confidence, Passage(part, start, end, text[start:end]))


def _in_text(text: str) -> Label | None:
    """The first place said to be home, else the only place named in full; several say nothing."""
    found: list[tuple[str, int, int]] = []
    at, starts = 0, _starts()
    while at < len(text):
        hit = _longest(text, at, _full_names()) if text[at] in starts else None
        if hit and _HOME.search(text[max(0, at - 8) : at]):
            return _label(*hit, BY_HOME, "detail", text)
        found += [hit] if hit else []
        at = hit[2] if hit else at + 1
    if found and all(covers(found[0][0], code) for code, _, _ in found):
        return _label(*max(found, key=lambda f: (len(prefix(f[0])), -f[1])), BY_TEXT, "detail", text)
    return None


def _longest(text: str, at: int, names: dict[str, str]) -> tuple[str, int, int] | None:
    """The place written at ``at``, followed downwards: 四川省成都市 is Chengdu."""
    code, end = None, at
    while step := _step(text, end, code, names):
        code, end = step
    return (code, at, end) if code else None


def _step(text: str, at: int, within: str | None, names: dict[str, str]) -> tuple[str, int] | None:
    for length in range(min(11, len(text) - at), 1, -1):
        code = names.get(text[at : at + length])
        if code and (within is None or (covers(within, code) and code != within)):
            return code, at + length
    return None


@cache
def _full_names() -> dict[str, str]:
    """Names with their suffix, of three characters or more, that belong to one place only."""
    return {n: c[0] for n, c in by_name().items() if len(c) == 1 and len(n) > 2 and n == regions()[c[0]].name}


@cache
def _starts() -> frozenset[str]:
    return frozenset(name[0] for name in _full_names())


@cache
def _short_names() -> dict[str, str]:
    """Full names, and short ones of provinces and prefectures that are no common words."""
    large = {
        name: widest(codes)[0]
        for name, codes in by_name().items()
        if name not in _ORDINARY and len(prefix(widest(codes)[0])) < 6 and name in _spoken(widest(codes)[0])
    }
    return large | _full_names()


def _spoken(code: str) -> tuple[str, str]:
    official = regions()[code].name
    return official, short(official)
