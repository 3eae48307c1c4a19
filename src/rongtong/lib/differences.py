"""What is different between two texts, word by word; Chinese by the character, with small islands closed.

First by sentences and only inside those that changed by words: comparing words is quadratic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SENTENCES = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]+|[^。！？；!?;\n]+")
_WORDS = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_MOST = 250_000
"""Pairs of words compared in one stretch; beyond, the stretch counts as written anew."""
_ISLAND = 2
"""Characters that two changes may leave between them and still be read as one."""


@dataclass(frozen=True)
class Stretch:
    """A part of both texts: the same in both, or what stood there ``before`` and stands there ``after``."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Tell whether nothing changed here."""
        return self.before == self.after


def differences(before: str, after: str) -> list[Stretch]:
    """Give the stretches of both texts in order; joined they are the two texts.

    >>> [(s.before, s.after) for s in differences("报废率8%", "报废率3%") if not s.same]
    [('8', '3')]
    """
    one, two = _SENTENCES.findall(before), _SENTENCES.findall(after)
    found: list[Stretch] = []
    for old, new in _pairs(one, two):
        found += _by_words(old, new) if old and new and old != new else [Stretch(old, new)]
    return _closed(found)


def _by_words(before: str, after: str) -> list[Stretch]:
    one, two = _WORDS.findall(before), _WORDS.findall(after)
    if len(one) * len(two) > _MOST:
        return [Stretch(before, after)]
    return [Stretch(old, new) for old, new in _pairs(one, two)]


def _pairs(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    for _tag, i, j, k, m in matcher.get_opcodes():
        yield "".join(one[i:j]), "".join(two[k:m])


def _closed(found: list[Stretch]) -> list[Stretch]:
    """Join neighbours of one sort, and changes that only an island of one or two characters parts."""
    joined: list[Stretch] = []
    for place, each in enumerate(found):
        inside = 0 < place < len(found) - 1
        island = each.same and len(each.before) <= _ISLAND and inside and not each.before.isspace()
        changed = not each.same or (island and not found[place - 1].same and not found[place + 1].same)
        if joined and joined[-1].same != changed:
            joined[-1] = Stretch(joined[-1].before + each.before, joined[-1].after + each.after)
        else:
            joined.append(each)
    return joined
