"""Which attribute each column fills: what a person said, then names, then contents; best evidence first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rongtong_match.tables.loaded import Cell, ColumnShown
from rongtong_match.tables.mapping.content import guess
from rongtong_match.tables.mapping.file import Mapping
from rongtong_match.tables.mapping.names import candidates, is_foreign, unit_of
from rongtong_match.tables.mapping.synonyms import IGNORED, MONEY, SEVERAL
from rongtong_match.tables.read.cells import as_text

_SAMPLES = 3
_SAMPLE_CHARS = 40
_Claim = tuple[str, str, float]
"""Attribute, how decided, confidence."""


def map_columns(
    headers: Sequence[tuple[str, ...]],
    samples: Sequence[Sequence[Cell]],
    *,
    side: str,
    mapping: Mapping | None,
    today: date,
) -> tuple[ColumnShown, ...]:
    """One entry a column. ``headers``: the joined header and its parts; ``samples``: cells below it."""
    claims = _by_file(headers, mapping)
    _by_name(headers, side, claims)
    _by_content(headers, samples, side, today, claims)
    shown = []
    for position, (header, cells) in enumerate(zip(headers, samples, strict=True)):
        attribute, decided, confidence = claims.get(position, (None, "unknown", 0.0))
        texts = [text[:_SAMPLE_CHARS] for cell in cells if (text := as_text(cell))][:_SAMPLES]
        if not header[0] and not texts:
            continue
        if attribute == IGNORED or (attribute in MONEY and is_foreign(header[0])):
            attribute = None
        unit = unit_of(header[0]) if attribute in MONEY else None
        shown.append(ColumnShown(position, header[0], attribute, decided, confidence, tuple(texts), unit))
    return tuple(shown)


def _by_file(headers: Sequence[tuple[str, ...]], mapping: Mapping | None) -> dict[int, _Claim]:
    claims: dict[int, _Claim] = {}
    for position, names in enumerate(headers):
        found = next((a for name in names if mapping and (a := mapping.attribute(name))), None)
        if found is not None:
            claims[position] = (found, "file", 1.0)
    return claims


def _by_name(headers: Sequence[tuple[str, ...]], side: str, claims: dict[int, _Claim]) -> None:
    """Strongest name first; a single-valued attribute goes to one column only."""
    offers = []
    for position, names in enumerate(headers):
        for depth, name in enumerate(names):
            for attribute, confidence, tie in candidates(name, side):
                offers.append((-confidence + 0.01 * depth, tie, position, attribute, confidence))
    taken = {attribute for attribute, _, _ in claims.values()}
    for _, _, position, attribute, confidence in sorted(offers):
        if position in claims or (attribute in taken and attribute not in SEVERAL):
            continue
        claims[position] = (attribute, "name", round(confidence, 3))
        taken.add(attribute)


def _by_content(
    headers: Sequence[tuple[str, ...]],
    samples: Sequence[Sequence[Cell]],
    side: str,
    today: date,
    claims: dict[int, _Claim],
) -> None:
    """Only for attributes nobody claimed by name, so that a stray column cannot push a named one out."""
    taken = {attribute for attribute, _, _ in claims.values()}
    offers = [
        (-confidence, position, attribute)
        for position in range(len(headers))
        if position not in claims
        for attribute, confidence in guess(samples[position], side, today)
    ]
    for score, position, attribute in sorted(offers):
        if position not in claims and attribute not in taken:
            claims[position] = (attribute, "content", round(-score, 3))
            taken.add(attribute)
