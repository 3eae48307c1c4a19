"""A column's header as an attribute: exact, inside a longer name, or nearly the same."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from opencc import OpenCC

from rongtong_match.tables.mapping.synonyms import exact_only, synonyms

SURE = 0.72
"""Least confidence at which a name alone decides."""
_BRACKETS = re.compile(r"[(\[{【〔「《].*?[)\]}】〕」》]")
_NOISE = re.compile(r"[\s\W_]+")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．)）]\s*")
_UNITS = (
    (re.compile(r"亿"), 10_000_000_000),
    (re.compile(r"百万"), 100_000_000),
    (re.compile(r"万|(?<![a-z])wan(?![a-z])|10k", re.I), 1_000_000),
    (re.compile(r"千元"), 100_000),
    (re.compile(r"元|(?<![a-z])(?:rmb|cny|yuan)(?![a-z])", re.I), 100),
)
_FOREIGN = re.compile(
    r"美元|美金|欧元|英镑|日元|港元|港币|台币|韩元|[$€£]|(?<![a-z])(?:usd|eur|gbp|jpy|hkd)(?![a-z])", re.I
)


def is_foreign(header: str) -> bool:
    """True when the header names another currency than the yuan."""
    return _FOREIGN.search(unicodedata.normalize("NFKC", header)) is not None


def unit_of(header: str) -> int | None:
    """Fen in one unit of money that ``header`` names: 预算(万元) is 1,000,000."""
    text = unicodedata.normalize("NFKC", header)
    return next((fen for pattern, fen in _UNITS if pattern.search(text)), None)


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """The header without brackets, blanks, signs and numbering; simplified, lower case."""
    text = _NUMBERING.sub("", unicodedata.normalize("NFKC", header).strip().lower())
    bare = _NOISE.sub("", _BRACKETS.sub("", text)) or _NOISE.sub("", text)
    simple: str = _simplifier().convert(bare)
    return re.sub(r"(?<=.)(?:万元|亿元|千元)$", "", simple)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def _index(side: str) -> dict[str, tuple[str, float]]:
    """Name -> (attribute, tie-break): the earlier in its list, the more specific."""
    index: dict[str, tuple[str, float]] = {}
    for attribute, names in synonyms(side).items():
        for place, name in enumerate(names):
            index.setdefault(name, (attribute, place / 1000))
    return index


@lru_cache(maxsize=4096)
def candidates(header: str, side: str) -> tuple[tuple[str, float, float], ...]:
    """(attribute, confidence, tie-break) of all attributes the header may name, best first."""
    bare = plain(header)
    if not bare or len(bare) > 30:
        return ()
    best: dict[str, tuple[float, float]] = {}
    for name, (attribute, tie) in _index(side).items():
        score = _likeness(bare, name)
        if score >= SURE and (-score, tie) < best.get(attribute, (0.0, 9.0)):
            best[attribute] = (-score, tie)
    ranked = sorted(best.items(), key=lambda item: (item[1], item[0]))
    return tuple((attribute, -score, tie) for attribute, (score, tie) in ranked)


def _likeness(bare: str, name: str) -> float:
    if bare == name:
        return 1.0
    if len(name) < (5 if name.isascii() else 2) or name in exact_only() or abs(len(bare) - len(name)) > 12:
        return 0.0
    if name.isascii() != bare.isascii():
        # 截止日期deadline: both languages in one header
        return 0.9 if (bare.startswith(name) or bare.endswith(name)) and len(name) > 3 else 0.0
    if bare.endswith(name):  # in Chinese the noun comes last: 企业技术需求名称 is a 需求名称
        return 0.7 + 0.25 * len(name) / len(bare)
    if bare.startswith(name) and len(name) > 2:
        return 0.55 + 0.35 * len(name) / len(bare)
    if min(len(bare), len(name)) < 4:
        return 0.0
    ratio = SequenceMatcher(None, bare, name, autojunk=False).ratio()
    return ratio * 0.9 if ratio >= 0.82 else 0.0
