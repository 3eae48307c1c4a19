"""Words of a text: what the lexical side counts and what the word table encodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import rjieba

from rongtong_match.text.normalise import normalise
from rongtong_match.text.stopwords import FUNCTION

_HAN = r"\u3400-\u9fff\U00020000-\U0003134f"
# A run of Han is cut by jieba; any other letters and digits (Latin, Greek, Cyrillic) with the signs that
# stand inside figures, units and names (3.60g/cm3, 6061-t6, zro2/al2o3, c++) are one word.
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}](?:[^\W_{_HAN}]|[.+#/°%~-])*")


class Segmenter:
    """Cuts normalised text into words. Domain terms can be added; equal dictionaries cut equally."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        added = sorted({normalise(term) for term in terms})
        self._jieba = rjieba.Jieba() if added else rjieba
        for term in added:
            self._jieba.add_word(term, None, None)

    def words(self, text: str) -> list[str]:
        """All words of ``text`` in order, normalised, without punctuation; stop words are still there."""
        found: list[str] = []
        for run in _RUN.findall(normalise(text)):
            if run[0] < "\u3400":
                found.append(run.strip("-~./"))
            else:
                found.extend(self._cut(run))
        return [word for word in found if word]

    def content_words(self, text: str) -> list[str]:
        """The words of ``text`` that carry meaning: no function words, no lone Latin letter."""
        return [w for w in self.words(text) if w not in FUNCTION and (len(w) > 1 or w >= "\u3400")]

    def _cut(self, run: str) -> list[str]:
        words: list[str] = self._jieba.cut(run)
        return words


@cache
def default() -> Segmenter:
    """The segmenter without domain terms."""
    return Segmenter()


def words(text: str) -> list[str]:
    """``default().words(text)``."""
    return default().words(text)


def content_words(text: str) -> list[str]:
    """``default().content_words(text)``."""
    return default().content_words(text)
