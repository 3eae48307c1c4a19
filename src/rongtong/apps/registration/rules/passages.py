"""Finding words in a text and giving the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDS = re.compile(r"[^。；！？\n]+[。；！？]?")
LONGEST = 90


def sentences(text: str) -> list[str]:
    """Give the sentences of a text, without the blanks around them."""
    return [part.strip() for part in _ENDS.findall(text) if part.strip()]


def passage(text: str, words: Iterable[str] = ()) -> str:
    """Give the first sentence with one of the words (the first sentence when none is asked for)."""
    wanted = tuple(words)
    for one in sentences(text):
        if not wanted or any(word in one for word in wanted):
            return one if len(one) <= LONGEST else f"{one[:LONGEST]}…"
    return ""


def found_in(text: str, words: Iterable[str]) -> list[str]:
    """Give the words that stand in a text; one that is part of another found one does not count again."""
    there = sorted((word for word in set(words) if word in text), key=lambda word: (-len(word), word))
    kept: list[str] = []
    for word in there:
        if not any(word in longer for longer in kept):
            kept.append(word)
    return sorted(kept)
