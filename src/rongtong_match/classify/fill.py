"""Fill what a record leaves open from what it says: gaps only, nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from rongtong_match.classify.labels import Label, field_by, hits_of, industry_by
from rongtong_match.classify.place import region_of
from rongtong_match.types import Need, Offer, Passage

R = TypeVar("R", Need, Offer)


@dataclass(frozen=True, slots=True)
class Filled:
    """One gap that was filled: attribute, value, confidence in [0, 1] and the passage that decided."""

    attribute: str
    value: str
    confidence: float
    passage: Passage


def fill(record: R) -> tuple[R, tuple[Filled, ...]]:
    """The record with ``fields``, ``industry`` and ``region`` filled where empty and a passage tells."""
    found: list[Label | None] = []
    hits = [] if record.fields and record.industry else hits_of(record)
    if not record.fields:
        found.append(field_by(hits))
    if record.industry is None:
        found.append(industry_by(hits))
    if record.region is None:
        found.append(region_of(record))
    filled = tuple(Filled(f.attribute, f.value, f.confidence, f.passage) for f in found if f is not None)
    for one in filled:
        record = _with(record, one)
    return record, filled


def _with(record: R, one: Filled) -> R:
    if one.attribute == "fields":
        return replace(record, fields=(one.value,))
    if one.attribute == "industry":
        return replace(record, industry=one.value)
    return replace(record, region=one.value)
