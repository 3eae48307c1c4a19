"""Forms that stand upright: labels down the first column, one need in the column beside them."""

from __future__ import annotations

from dataclasses import replace

from rongtong_match.tables.loaded import Grid, Row
from rongtong_match.tables.mapping.headers import find_header
from rongtong_match.tables.mapping.names import candidates
from rongtong_match.tables.mapping.synonyms import IGNORED, SERIAL
from rongtong_match.tables.read.cells import as_text

_LONGEST = 80
"""Rows; a longer sheet is a list."""
_LEAST = 3
"""Known labels below each other before a sheet is taken for a form."""
_SURE = 0.85


def laid_flat(grid: Grid, side: str) -> Grid:
    """The form with its labels as a header row; a list comes back as it is."""
    if grid.header is not None or not 1 < len(grid.rows) <= _LONGEST:
        return grid
    for column in (0, 1):
        known = _known([as_text(row[column]) if column < len(row) else "" for row in grid.rows], side)
        if len(known) >= _LEAST and known & {"title", "detail"} and not _is_list(grid, side, len(known)):
            return replace(grid, rows=_turned(grid.rows, column), merged=(), header=(0, 0))
    return grid


def _known(labels: list[str], side: str) -> set[str]:
    best = (found[0] for label in labels if label and (found := candidates(label, side)))
    return {attribute for attribute, sure, _ in best if sure >= _SURE} - {IGNORED, SERIAL}


def _is_list(grid: Grid, side: str, labels: int) -> bool:
    header = find_header(grid, side, None)
    return header is not None and header.score >= min(labels, _LEAST)


def _turned(rows: list[Row], column: int) -> list[Row]:
    width = max(len(row) for row in rows)
    return [[row[c] if c < len(row) else "" for row in rows] for c in range(column, width)]
