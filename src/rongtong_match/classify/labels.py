"""Field and industry of a record by the lexicon, with confidence and the passage that decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rongtong_match.classify.lexicon import find
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


def field_of(record: Record) -> Label | None:
    """The technology field; ``None`` below ``THRESHOLD``."""
    return _best(record, "fields")


def industry_of(record: Record) -> Label | None:
    """The division of GB/T 4754-2017 (such as C26); ``None`` below ``THRESHOLD``."""
    return _best(record, "industry")


def parts_of(record: Record) -> Iterator[tuple[str, str, float]]:
    """The texts that are read: name, text and weight."""
    for part, weight in PARTS:
        text = "、".join(record.keywords) if part == "keywords" else str(getattr(record, part))[:READ]
        if text:
            yield part, text, weight


def _best(record: Record, attribute: str) -> Label | None:
    scores: dict[str, float] = {}
    evidence: dict[str, tuple[float, Passage]] = {}
    seen: set[tuple[str, str]] = set()
    for part, text, weight in parts_of(record):
        for at, word in find(text):
            value = word.field if attribute == "fields" else word.industry
            if value is None or (part, word.text) in seen:
                continue
            seen.add((part, word.text))
            points = weight * _length(word.text)
            scores[value] = scores.get(value, 0.0) + points
            if points > evidence.get(value, (0.0, None))[0]:
                end = at + len(word.text)
                evidence[value] = (points, Passage(part, at, end, text[at:end]))
    return _decided(attribute, scores, evidence)


def _length(word: str) -> float:
    """Longer words are less often chance: two characters 1, each further half as much."""
    return 0.5 + min(len(word), 6) / 4


def _decided(
    attribute: str, scores: dict[str, float], evidence: dict[str, tuple[float, Passage]]
) -> Label | None:
    if not scores:
        return None
    value, points = min(scores.items(), key=lambda item: (-item[1], item[0]))
    confidence = round(points / (sum(scores.values()) + DOUBT), 6)
    return Label(attribute, value, confidence, evidence[value][1]) if confidence >= THRESHOLD else None
