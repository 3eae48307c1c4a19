"""Words that mean the same, read from ``data/synonyms.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data" / "synonyms.toml"


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Give the groups; the first word of each stands for it."""
    return tuple(tuple(group) for group in tomllib.loads(_DATA.read_text("utf-8"))["groups"])


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    return {word.casefold(): group for group in reversed(groups()) for word in group}


def meaning_the_same(text: str, without: frozenset[str] = frozenset()) -> dict[str, tuple[str, ...]]:
    """Give {word of the text: other words for it}; ``without``: words whose others are not wanted.

    A longer word hides the shorter ones in it: 激光焊接 asks nothing about 焊接.
    """
    folded, found, taken = text.casefold(), {}, set[int]()
    for word in sorted(_by_word(), key=len, reverse=True):
        at = folded.find(word)
        if at < 0 or taken & (here := set(range(at, at + len(word)))) or _within_latin(folded, at, len(word)):
            continue
        taken |= here
        said = text[at : at + len(word)]
        others = tuple(one for one in _by_word()[word] if one.casefold() not in folded)
        if others and said not in without:
            found[said] = others
    return found


def _within_latin(text: str, at: int, length: int) -> bool:
    """Tell whether a Latin word only stands inside a longer one, as AI in RAIN."""
    edges = text[at - 1 : at] + text[at], text[at + length - 1] + text[at + length : at + length + 1]
    return any(len(edge) == 2 and edge.isascii() and edge.isalnum() for edge in edges)
