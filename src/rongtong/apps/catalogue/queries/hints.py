"""What a reader probably meant: pinyin, and characters that only sound right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from rongtong.apps.catalogue.queries.search import titles_like
from rongtong.apps.catalogue.queries.sounds import meant, sound
from rongtong.apps.vocab import queries as vocab
from rongtong_match.text.segment import content_words

LONGEST = 24
"""Characters: whoever writes a sentence has not mistyped a word."""


def did_you_mean(text: str, today: date, shown: Collection[str] = ()) -> str:
    """Give the text with the words that stand nowhere replaced by those that sound the same; or nothing.

    Only words of what everybody may read now, and names of regions. ``shown``: texts that were found; a word
    that stands in one of them is right. One query for the others.
    """
    if not text or len(text) > LONGEST:
        return ""
    words = text.split()[:4]
    texts = [text.casefold() for text in shown]
    right = [any(_stands(word, text) for text in texts) for word in words]
    doubted = [word for word, fits in zip(words, right, strict=True) if not fits]
    heard = {word: _heard(word) for word in doubted}
    asked = [letters for letters in heard.values() if letters and letters not in _regions()]
    titles = titles_like(asked, today) if asked else []
    better = [_better(word, heard.get(word, ""), titles) or word for word in words]
    return " ".join(better) if better != words else ""


def _stands(word: str, text: str) -> bool:
    """Tell whether a word stands in a text, or all the words it is made of do."""
    asked = word.casefold()
    parts = content_words(asked)
    return asked in text or (len(parts) > 1 and all(part in text for part in parts))


def _heard(word: str) -> str:
    """Give how a word sounds; nothing for what is too short or no word."""
    heard = sound(word)
    return heard if len(heard) > 2 and heard.isascii() and heard.isalnum() else ""


def _better(word: str, heard: str, titles: Collection[str]) -> str:
    if not heard:
        return ""
    place = _regions().get(heard)
    if place:
        return "" if place == word or word in _region_names() else place
    return meant(word, titles)


@cache
def _regions() -> dict[str, str]:
    """Give provinces and cities by how they sound; the province goes first."""
    return {sound(name): name for name in reversed(_region_names())}


@cache
def _region_names() -> tuple[str, ...]:
    """Give the short names of all provinces, and of the cities of Sichuan."""
    terms = [*vocab.children(vocab.REGION), *vocab.children(vocab.REGION, "510000")]
    return tuple(dict.fromkeys(_short(term.zh) for term in terms))


def _short(name: str) -> str:
    for end in ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"):
        if name.endswith(end) and len(name) - len(end) >= 2:
            return name.removesuffix(end)
    return name
