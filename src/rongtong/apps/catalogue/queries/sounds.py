"""Pinyin: what was typed in Latin letters, or with a character that only sounds right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4_096)
def syllables(text: str) -> tuple[tuple[str, str], ...]:
    """Give (character, syllable without tone); what is not Chinese sounds as it is written."""
    from pypinyin import lazy_pinyin  # four tenths of a second: only who searches by sound pays it

    text, found = text.casefold(), list[tuple[str, str]]()
    for said in lazy_pinyin(text):
        # A run that is not Chinese comes back as it stands; a syllable never stands in the text.
        if text.startswith(said, len(found)):
            found += [(char, char) for char in said]
        else:
            found.append((text[len(found)], said))
    return tuple(found)


def sound(text: str) -> str:
    """Give a text in pinyin, without tones and blanks."""
    return "".join(said for _char, said in syllables(text) if not said.isspace())


def spans(text: str, wanted: str) -> Iterable[str]:
    """Give the parts of a text that sound exactly like ``wanted``: whole syllables, no half ones."""
    said = syllables(text)
    for start in range(len(said)):
        heard, end = "", start
        while end < len(said) and len(heard) < len(wanted):
            heard += said[end][1].strip()
            end += 1
        if heard == wanted:
            yield text[start:end].strip()


def meant(typed: str, texts: Iterable[str]) -> str:
    """Give what ``typed`` most often sounds like in ``texts``; nothing when it stands there as it is."""
    wanted = sound(typed.replace(" ", ""))
    found = Counter(span for text in texts for span in spans(text, wanted))
    if len(wanted) < 3 or not found or typed in found:
        return ""
    return found.most_common(1)[0][0]
