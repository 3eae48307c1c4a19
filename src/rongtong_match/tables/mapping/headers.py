"""Finds the header of a sheet: the rows, near the top, whose cells say most of what we look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rongtong_match.tables.loaded import Cell, Grid
from rongtong_match.tables.mapping.file import Mapping
from rongtong_match.tables.mapping.names import candidates, plain
from rongtong_match.tables.mapping.synonyms import IGNORED, SERIAL, generic_titles
from rongtong_match.tables.read.cells import as_text, column_letters

_LOOK_AT = 40
"""Rows from the top in which a header may begin."""
_LABEL = 24
"""Characters; a longer cell is no label."""
_DEEPEST = 3
"""Header rows at most."""
_SECOND_ROW = 0.5
"""What a second header row must add before it is believed."""
Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Rows ``first`` to ``last`` of the grid; per column the joined name, then its parts, lowest first."""

    first: int
    last: int
    names: Names
    score: float
    specific: bool
    """False when only names that any list may carry (名称, title) were recognised."""


def find_header(grid: Grid, side: str, mapping: Mapping | None) -> Header | None:
    """The best header by name; ``None`` when no row names a title or a detail."""
    if mapping is not None and mapping.header_row == 0:
        return _lettered(grid)
    if mapping is not None and mapping.header_row is not None:
        return _given(grid, side, mapping, mapping.header_row - grid.first_row)
    if grid.header is not None:
        return _header(grid, *grid.header, side, mapping)
    best: Header | None = None
    for first, last in _blocks(grid):
        found = _header(grid, first, last, side, mapping)
        worth = found.score - _SECOND_ROW * (last - first)
        if found.score > 0 and (best is None or worth > best.score - _SECOND_ROW * (best.last - best.first)):
            best = found
    return best


def shaped_header(grid: Grid) -> Header | None:
    """The first row that looks like labels above something else, though we know none of them."""
    for row in range(min(_LOOK_AT, len(grid.rows) - 1)):
        texts = [text for cell in grid.rows[row] if (text := as_text(cell))]
        below = any(as_text(cell) for cell in grid.rows[row + 1])
        if len(texts) > 1 and below and len(set(texts)) == len(texts) and all(map(_label, texts)):
            return Header(row, row, _names(grid, row, row), 0.0, specific=False)
    return None


def _label(text: str) -> bool:
    return len(text) <= _LABEL and not text.replace(".", "").isdigit()


def _lettered(grid: Grid) -> Header | None:
    """No row at all: every column is called by its letters, and the first row is a record."""
    width = max((len(row) for row in grid.rows), default=0)
    names = tuple((column_letters(column),) for column in range(width))
    return Header(-1, -1, names, 0.0, specific=False) if names else None


def _given(grid: Grid, side: str, mapping: Mapping, row: int) -> Header | None:
    if not 0 <= row < len(grid.rows):
        return None
    return _header(grid, row, row + _depth(grid, row), side, mapping)


def _blocks(grid: Grid) -> Iterator[tuple[int, int]]:
    """(first, last) rows of all blocks that may be a header."""
    for first in range(min(_LOOK_AT, len(grid.rows))):
        if not any(as_text(cell) for cell in grid.rows[first]):
            continue
        depth = _depth(grid, first)
        yield first, first + depth
        if depth == 0 and first + 1 < len(grid.rows) and _has_children(grid, first):
            yield first, first + 1


def _depth(grid: Grid, row: int) -> int:
    """Rows below ``row`` that cells merged downwards make part of the header."""
    depths = [r2 - r1 for (r1, _), (r2, _) in grid.merged if r1 == row]
    return min(max(depths, default=0), _DEEPEST - 1, len(grid.rows) - 1 - row)


def _has_children(grid: Grid, row: int) -> bool:
    """True when the row below holds short labels under cells that are blank or merged sideways."""
    above, below = grid.rows[row], grid.rows[row + 1]
    texts = [as_text(cell) for cell in below]
    if any(not isinstance(cell, str) for cell in below) or not all(_label(text) for text in texts if text):
        return False
    return any(text and not as_text(_at(above, column)) for column, text in enumerate(texts))


def _header(grid: Grid, first: int, last: int, side: str, mapping: Mapping | None) -> Header:
    names = _names(grid, first, last)
    score, specific = _score(names, side, mapping)
    return Header(first, last, names, score, specific)


def _score(names: Names, side: str, mapping: Mapping | None) -> tuple[float, bool]:
    """Sum of the best confidence of each attribute found; 0 without a title or a detail."""
    found: dict[str, float] = {}
    filled = strange = 0
    specific = False
    for parts in names:
        filled += bool(parts[0])
        strange += len(parts[-1]) > _LABEL * 2
        attribute, confidence = _best(parts, side, mapping)
        if attribute:
            found[attribute] = max(found.get(attribute, 0.0), confidence)
            specific = specific or (
                attribute in ("title", "detail") and plain(parts[-1]) not in generic_titles()
            )
    telling = [a for a in found if a not in (IGNORED, SERIAL)]
    if not {"title", "detail"} & set(telling) or strange * 3 > filled or len(found) < 2 < filled:
        return 0.0, False
    return sum(0.3 if a in (IGNORED, SERIAL) else c for a, c in found.items()), specific


def _best(parts: tuple[str, ...], side: str, mapping: Mapping | None) -> tuple[str, float]:
    for part in parts:
        if mapping is not None and (given := mapping.attribute(part)):
            return given, 1.0
    best = [
        (confidence, attribute) for part in parts for attribute, confidence, _ in candidates(part, side)[:1]
    ]
    return max(((a, c) for c, a in best), key=lambda pair: pair[1], default=("", 0.0))


def _names(grid: Grid, first: int, last: int) -> Names:
    """Per column: the joined header, then its own parts from the bottom up, when there are several."""
    width = max((len(row) for row in grid.rows[: last + 50]), default=0)
    levels = [_level(grid, row, width, last) for row in range(first, last + 1)]
    names = []
    for column in range(width):
        parts = list(dict.fromkeys(text for level in levels if (text := level[column])))
        joined = "".join(parts)
        names.append((joined, *reversed(parts)) if len(parts) > 1 else (joined,))
    return tuple(names)


def _level(grid: Grid, row: int, width: int, last: int) -> list[str]:
    """The texts of one header row; a merged or (above others) sideways blank cell takes its neighbour's."""
    texts = [_flat(as_text(_at(grid.rows[row], column))) for column in range(width)]
    for (r1, c1), (r2, c2) in grid.merged:
        if (
            r1 <= row <= r2
            and r1 < len(grid.rows)
            and c2 < width + 1
            and not _title_line((r1, c1), (r2, c2), width)
        ):
            texts[c1 : c2 + 1] = [_flat(as_text(_at(grid.rows[r1], c1)))] * len(texts[c1 : c2 + 1])
    if not grid.merged and row < last:
        for column in range(1, width):
            if not texts[column] and as_text(_at(grid.rows[row + 1], column)):
                texts[column] = texts[column - 1]
    return texts


def _title_line(start: tuple[int, int], end: tuple[int, int], width: int) -> bool:
    return end[1] - start[1] + 1 > max(2, width * 0.8)


def _flat(text: str) -> str:
    return "".join(text.split("\n")).strip()[:200]


def _at(row: list[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""
