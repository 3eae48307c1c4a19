"""One spelling for what means the same: the form in which texts are compared, never the one that is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape

import opencc

# Only what HTML knows: "a<b 且 c>d" is a condition, not a mark.
_TAG = (
    r"a|abbr|b|big|blockquote|body|br|center|code|col|colgroup|dd|div|dl|dt|em|embed|font|footer|form|h[1-6]|head"
    r"|header|hr|html|i|iframe|img|input|label|li|link|meta|nav|noscript|object|ol|option|p|param|pre|s|script"
    r"|section|select|small|span|strike|strong|style|sub|sup|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt"
    r"|u|ul|video|[movwx]:[a-z]+"
)
_MARKUP = re.compile(
    rf"<(?:{_TAG})(?:\s[^<>=]{{0,40}}=[^<>]{{0,2000}}|\s*)/?>|</(?:{_TAG})\s*>|<!--[^<>]{{0,2000}}-->|<!doctype[^<>]{{0,200}}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_NESTED = 4
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?:[^。！？；!?;\n.]|\.(?!\s))+(?:[。！？；!?;\n]|\.(?=\s))*")
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
        text = _without_markup(text)
    # isprintable() is true of nearly every text, and a hundred times faster than looking at each character.
    kept = text if text.isprintable() else "".join(c if _visible(c) else " " for c in text)
    return _SPACE.sub(" ", kept).strip()


def _without_markup(text: str) -> str:
    """Marks become spaces and entities what they stand for; marks made of marks are no text at all."""
    for _ in range(_NESTED):
        plain = _MARKUP.sub(" ", _ENTITY.sub(lambda found: unescape(found[0]), text))
        if plain == text:
            return text
        text = plain
    return text.replace("<", " ").replace("&", " ")


@lru_cache(maxsize=65536)
def _visible(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs", "Cf", "Co"}


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """The comparable form: cleaned, NFKC (full width, units such as ㎡), simplified script, lower case.

    Numbers and units are kept: 3.60g/cm³ becomes 3.60g/cm3. Idempotent.
    """
    folded = clean(unicodedata.normalize("NFKC", text)).translate(_FOLDED)
    simple = _simplified(folded)
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", simple.lower())).strip()


def _simplified(text: str) -> str:
    """Converted until nothing changes: 薴 becomes 苧, which is itself the traditional form of 苎."""
    for _ in range(_NESTED):
        simple: str = _simplifier().convert(text)
        if simple == text:
            break
        text = simple
    return text


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
