"""Cutting passages out of a record's text so that no word and, where it can be, no sentence is torn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import rjieba

from rongtong_match.types import Passage, Record

_STOP = re.compile(r"[。！？；!?;\n\r]|\.(?=\s)")
_PAUSE = re.compile(r"[，、：,:\s]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_REACH = 12
"""How far (characters) a span looks around itself for the borders of the words it touches."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt, marked or plain."""

    text: str
    marked: bool = False


def spans(record: Record, passages: Iterable[Passage], part: str) -> tuple[Span, ...]:
    """The borders in ``record``'s ``part`` of what the passages mark, whole words only, merged, in order.

    A passage whose offsets do not fit its text (the text was normalised) is looked up by its words.
    """
    text = str(getattr(record, part, ""))
    found = (_locate(text, passage) for passage in passages if passage.part == part)
    return merge(whole_words(text, span) for span in found if span)


def term_spans(text: str, terms: Iterable[str]) -> tuple[Span, ...]:
    """Where the terms stand in ``text`` as whole words, whatever their case, merged, in order."""
    found: list[Span] = []
    for term in sorted({t for t in terms if t}):
        hits = re.finditer(re.escape(term), text, re.IGNORECASE)
        found += [hit.span() for hit in hits if whole_words(text, hit.span()) == hit.span()]
    return merge(found)


def whole_words(text: str, span: Span) -> Span:
    """``span`` widened to the borders of the words that it cuts; blank and punctuation edges dropped."""
    start, end = span
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for _, first, last in rjieba.tokenize(text[low:high]):
        first, last = first + low, last + low
        if first < span[0] < last:
            start = min(start, first)
        if first < span[1] < last:
            end = max(end, last)
    while start > 0 and start < end and _both_latin(text[start - 1], text[start]):
        start -= 1
    while end > start and end < len(text) and _both_latin(text[end - 1], text[end]):
        end += 1
    return _trim(text, start, end)


def merge(found: Iterable[Span]) -> tuple[Span, ...]:
    """Overlapping spans joined, empty ones dropped, in order; neighbours stay two terms."""
    joined: list[Span] = []
    for start, end in sorted(span for span in found if span[0] < span[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def pieces(text: str, marks: Iterable[Span], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """``text[start:end]`` as plain and marked pieces; joined again they are that text exactly."""
    end = len(text) if end is None else end
    cut: list[Piece] = []
    at = start
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        cut += [Piece(text[at:first]), Piece(text[first:last], marked=True)]
        at = last
    cut.append(Piece(text[at:end]))
    return tuple(piece for piece in cut if piece.text)


def excerpt(text: str, marks: tuple[Span, ...], width: int = 90) -> tuple[Piece, ...]:
    """About ``width`` characters of ``text`` around its densest marks, cut at sentence or word borders.

    Dots stand where text was left out. Without marks it is the beginning.
    """
    if len(text) <= width:
        return pieces(text, marks)
    start, end = _window(text, marks, width)
    body = pieces(text, marks, start, end)
    head = (Piece("…"),) if start > 0 else ()
    tail = (Piece("…"),) if end < len(text) else ()
    return (*head, *body, *tail)


def _window(text: str, marks: tuple[Span, ...], width: int) -> Span:
    first = max(marks, key=lambda m: (_within(marks, m[0], width), -m[0]))[0] if marks else 0
    start = _after(text, max(0, first - width // 3), first)
    last = max((m[1] for m in marks if m[0] >= start and m[1] <= start + width), default=start)
    return start, _before(text, max(last, start + width // 3), max(last, min(len(text), start + width)))


def _within(marks: tuple[Span, ...], start: int, width: int) -> int:
    return sum(end - begin for begin, end in marks if begin >= start and end <= start + width * 2 // 3)


def _after(text: str, low: int, high: int) -> int:
    """The first good place to begin in ``[low, high]``: behind a stop, else a pause, else at a word."""
    if low == 0:
        return 0
    for pattern in (_STOP, _PAUSE):
        found = pattern.search(text, low, high)
        if found:
            return found.end()
    return whole_words(text, (low, high))[0] if low < high else low


def _before(text: str, low: int, high: int) -> int:
    """The last good place to end in ``[low, high]``: behind a stop, else before a pause, else at a word."""
    if high >= len(text):
        return len(text)
    for pattern, keep in ((_STOP, 1), (_PAUSE, 0)):
        found = list(pattern.finditer(text, low, high))
        if found:
            return found[-1].end() if keep else found[-1].start()
    return whole_words(text, (low, high))[1] if low < high else high


def _locate(text: str, passage: Passage) -> Span | None:
    if text[passage.start : passage.end] == passage.text:
        return passage.start, passage.end
    at = text.find(passage.text)
    return (at, at + len(passage.text)) if passage.text and at >= 0 else None


def _both_latin(left: str, right: str) -> bool:
    return bool(_LATIN.match(left) and _LATIN.match(right))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "）)]】%℃°+#"):
        end -= 1
    return start, end
