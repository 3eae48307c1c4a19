"""One spelling for what means the same: the form in which texts are compared, never the one that is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import opencc

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,400}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*")
# Dashes and minus signs that offices mix; NFKC keeps them apart.
_FOLDED = str.maketrans({"–": "-", "—": "-", "−": "-", "～": "~", "〜": "~", "·": "·", "•": "·", "﹣": "-"})


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def clean(text: str) -> str:
    """``text`` without what no reader sees: NUL, control characters, lone surrogates, HTML marks.

    Keeps case, width and script, so what is shown stays what was written. White space becomes single spaces.
    """
    if "<" in text or "&" in text:
        text = _MARKUP.sub(" ", text)
    kept = "".join(c if _visible(c) else " " for c in text)
    return _SPACE.sub(" ", kept).strip()


@lru_cache(maxsize=65536)
def _visible(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs", "Cf", "Co"}


def normalise(text: str) -> str:
    """The comparable form: cleaned, NFKC (full width, units such as ㎡), simplified script, lower case.

    Numbers and units are kept: 3.60g/cm³ becomes 3.60g/cm3. Idempotent.
    """
    folded = unicodedata.normalize("NFKC", clean(text)).translate(_FOLDED)
    simple: str = _simplifier().convert(folded)
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", simple.lower())).strip()


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text`` (Chinese and Western stops, line ends), blanks trimmed."""
    spans = []
    for match in _SENTENCE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.end() - (len(piece) - len(piece.rstrip()))
        if start < end:
            spans.append((start, end))
    return spans
