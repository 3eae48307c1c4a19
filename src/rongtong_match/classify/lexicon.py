"""The lexicon: which words point to which technology field and industry division."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the lexicon: the field and the industry (``None``: none) that it points to."""

    text: str
    field: str
    industry: str | None
    share: float = 1.0
    """1/2 for words that many fields use."""


_FOLD = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_FOLD |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}


def _rows(name: str) -> Iterator[list[str]]:
    for line in files(__package__).joinpath(f"data/{name}").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@cache
def industries() -> dict[str, str]:
    """Divisions of GB/T 4754-2017, code → name."""
    return {row[0]: row[1] for row in _rows("industries.tsv")}


@cache
def fields() -> tuple[str, ...]:
    """The controlled list of technology fields, in the order of the lexicon."""
    return tuple(dict.fromkeys(field for field, _, _ in _rows("lexicon.tsv")))


@cache
def _by_start() -> dict[str, tuple[Word, ...]]:
    """Words by their first character, the longest first."""
    table: dict[str, list[Word]] = {}
    for field, industry, words in _rows("lexicon.tsv"):
        for text in words.split():
            plain = text.removeprefix("~")
            word = Word(plain, field, None if industry == "-" else industry, 1.0 if plain == text else 0.5)
            table.setdefault(plain[0], []).append(word)
    return {
        start: tuple(sorted(words, key=lambda w: (-len(w.text), w.text))) for start, words in table.items()
    }


def find(text: str) -> Iterator[tuple[int, Word]]:
    """Each word in ``text`` with its place, from left to right, the longest where several begin.

    Latin letters match in any case and only as whole words; full-width letters count as plain ones.
    """
    text, at, table = text.translate(_FOLD), 0, _by_start()
    while at < len(text):
        word = _at(text, at, table.get(text[at], ()))
        if word:
            yield at, word
        at += len(word.text) if word else 1


def _at(text: str, at: int, words: tuple[Word, ...]) -> Word | None:
    for word in words:
        if text.startswith(word.text, at) and (
            not word.text.isascii() or _whole(text, at, at + len(word.text))
        ):
            return word
    return None


def _whole(text: str, start: int, end: int) -> bool:
    return not any(c.isascii() and c.isalnum() for c in text[max(0, start - 1) : start] + text[end : end + 1])
