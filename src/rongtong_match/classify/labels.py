"""Field and industry of a record by the lexicon, with confidence and the passage that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rongtong_match.classify.lexicon import Word, find
from rongtong_match.types import Passage, Record

READ = 400
"""Characters of the detail that are read: what follows is mostly the company's profile."""
PARTS = (("title", 4.0), ("keywords", 2.0), ("detail", 1.0))
DOUBT = 2.0
"""Weight of "something else": one short word of the detail alone convinces nobody."""
THRESHOLD = 0.4
"""Least confidence at which a label is given."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in ``attribute``, how sure it is in [0, 1], and the word that weighed most."""

    attribute: str
    value: str
    confidence: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lexicon found in a record: how much it weighs, and where it stands."""

    word: Word
    points: float
    passage: Passage


def field_of(record: Record) -> Label | None:
    """The technology field; ``None`` below ``THRESHOLD``."""
    return field_by(hits_of(record))


def industry_of(record: Record) -> Label | None:
    """The division of GB/T 4754-2017 (such as C26); ``None`` below ``THRESHOLD``."""
    return industry_by(hits_of(record))


def field_by(hits: Sequence[Hit]) -> Label | None:
    """The field that found words point to."""
    return _decided("fields", [(hit.word.field, hit) for hit in hits])


def industry_by(hits: Sequence[Hit]) -> Label | None:
    """The industry that found words point to."""
    return _decided("industry", [(hit.word.industry, hit) for hit in hits if hit.word.industry])


def hits_of(record: Record) -> list[Hit]:
    """Each word of the lexicon once a part, at its first place."""
    hits: dict[tuple[str, str], Hit] = {}
    for part, text, weight in parts_of(record):
        for at, word in find(text):
            end = at + len(word.text)
            passage = Passage(part, at, end, text[at:end])
            hits.setdefault((part, word.text), Hit(word, weight * word.share * _length(word.text), passage))
    return list(hits.values())


def parts_of(record: Record) -> Iterator[tuple[str, str, float]]:
    """The texts that are read: name, text and weight. Keywords are joined by 、 for their passages."""
    for part, weight in PARTS:
        text = "、".join(record.keywords) if part == "keywords" else str(getattr(record, part))[:READ]
        if text:
            yield part, text, weight


def _length(word: str) -> float:
    """Longer words are less often chance: two characters 1, each further half as much."""
    return 0.5 + min(len(word), 6) / 4


def _decided(attribute: str, votes: list[tuple[str, Hit]]) -> Label | None:
    scores: dict[str, float] = {}
    evidence: dict[str, Hit] = {}
    for value, hit in votes:
        scores[value] = scores.get(value, 0.0) + hit.points
        if value not in evidence or hit.points > evidence[value].points:
            evidence[value] = hit
    if not scores:
        return None
    value, points = min(scores.items(), key=lambda item: (-item[1], item[0]))
    confidence = round(points / (sum(scores.values()) + DOUBT), 6)
    return Label(attribute, value, confidence, evidence[value].passage) if confidence >= THRESHOLD else None
