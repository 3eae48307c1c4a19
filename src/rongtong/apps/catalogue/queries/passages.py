"""The passage of a listing that answers, and the words in it that do; from public texts alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong_match.text.segment import content_words

LONGEST = 130
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True)
class Bit:
    """A stretch of text; ``hit``: it is one of the words that were searched."""

    text: str
    hit: bool = False


def words_of(text: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the words to mark, the longest first."""
    words = {*content_words(text), *also, *text.split()}
    return tuple(sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word)))


def marked(text: str, words: tuple[str, ...]) -> list[Bit]:
    """Cut a text where a word begins or ends; case does not matter."""
    if not words:
        return [Bit(text)]
    cut = re.split(f"({'|'.join(map(re.escape, words))})", text, flags=re.IGNORECASE)
    return [Bit(part, place % 2 == 1) for place, part in enumerate(cut) if part]


def public_texts(listing: Listing) -> list[str]:
    """Give the texts everybody reads beside the title."""
    names = ("summary", *(name for name in ("detail", "tried") if not listing.hides(name)))
    return [without_contacts(text) for name in names if (text := str(getattr(listing, name)))]


def read(listing: Listing) -> str:
    """Give all that everybody reads of a listing in words: title, keywords, texts."""
    return "\n".join([listing.title, *map(str, listing.keywords), *public_texts(listing)])


def passage(listing: Listing, words: tuple[str, ...]) -> list[Bit]:
    """Give the sentence that holds the most of the words, marked; the summary's first without any."""
    sentences = [
        found.group().strip() for text in public_texts(listing) for found in _SENTENCE.finditer(text)
    ]
    if not sentences:
        return []
    best = max(sentences, key=lambda said: _weight(said, words))
    return marked(best if len(best) <= LONGEST else f"{_window(best, words)}…", words)


def _weight(said: str, words: tuple[str, ...]) -> int:
    folded = said.casefold()
    return sum(len(word) for word in words if word.casefold() in folded)


def _window(said: str, words: tuple[str, ...]) -> str:
    places = [at for word in words if (at := said.casefold().find(word.casefold())) >= 0]
    start = max(0, min(places, default=0) - 20)
    return ("…" if start else "") + said[start : start + LONGEST]
