"""What a reader probably meant: pinyin, and characters that only sound right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from rongtong.apps.catalogue.queries.search import titles_like
from rongtong.apps.catalogue.queries.sounds import meant, sound
from rongtong.apps.vocab import queries as vocab

LONGEST = 24
"""Characters: whoever writes a sentence has not mistyped a word."""


def did_you_mean(text: str, today: date, shown: Collection[str] = ()) -> str:
    """Give the text with the words that stand nowhere replaced by those that sound the same; or nothing.

    Only words of what everybody may read now, and names of regions. ``shown``: titles that were found; a word
    that stands in one of them is right. A query for each other word.
    """
    if not text or len(text) > LONGEST:
        return ""
    words = text.split()[:4]
    right = [any(word in title for title in shown) for word in words]
    better = [word if fits else _better(word, today) or word for word, fits in zip(words, right, strict=True)]
    return " ".join(better) if better != words else ""


def _better(word: str, today: date) -> str:
    heard = sound(word)
    if len(heard) < 3 or not heard.isascii() or not heard.isalnum():
        return ""
    place = _regions().get(heard)
    if place:
        return "" if place == word or word in _region_names() else place
    return meant(word, titles_like(heard, today))


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
