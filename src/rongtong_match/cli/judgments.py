"""Graded pairs from a spreadsheet or text file: need id, offer id, level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rongtong_match.cli.stopping import StopError
from rongtong_match.rank.learn import Judgment
from rongtong_match.tables.loaded import Grid, Row
from rongtong_match.tables.mapping.names import plain
from rongtong_match.tables.read.cells import as_text
from rongtong_match.tables.read.sources import open_source

NAMES = (
    {"needid", "need", "需求编号", "需求id", "需求"},
    {"offerid", "offer", "供给编号", "供给id", "成果编号", "成果id", "供给", "成果"},
    {"level", "grade", "等级", "级别", "评级", "评分", "评判"},
)
LEVELS = {
    1: {"1", "none", "unrelated", "无关", "不相关"},
    2: {"2", "weak", "related", "较弱", "弱", "略有关联"},
    3: {"3", "strong", "worth a talk", "较强", "强", "值得一谈"},
    4: {"4", "direct", "直接对口", "直接", "对口"},
}
_TOP = 20


@dataclass(frozen=True, slots=True)
class Graded:
    """What the file holds; ``bad`` are rows, as a reader counts them, without ids or with no known level."""

    judgments: tuple[Judgment, ...]
    bad: tuple[int, ...]


def read_judgments(path: Path) -> Graded:
    """Raises ``UnreadableFile``, and ``StopError`` when no sheet has the three columns."""
    found: list[Judgment] = []
    bad: list[int] = []
    grids = open_source(path, "need").grids
    headed = [(grid, *place) for grid in grids if (place := _header(grid)) is not None]
    if not headed:
        seen = [as_text(cell) for grid in grids for row in grid.rows[:3] for cell in row]
        raise StopError("judgments", file=path.name, seen="、".join(text[:20] for text in seen[:12] if text))
    for grid, at, columns in headed:
        for index, row in enumerate(grid.rows[at + 1 :], at + 1):
            cells = [as_text(row[c]).strip() if c < len(row) else "" for c in columns]
            if level := _level(cells[2]) if cells[0] and cells[1] else 0:
                found.append(Judgment(cells[0], cells[1], level))
            elif any(cells):
                bad.append(index + grid.first_row)
    return Graded(tuple(found), tuple(bad))


def _header(grid: Grid) -> tuple[int, list[int]] | None:
    """The header's row and where the three columns stand in it."""
    for index, row in enumerate(grid.rows[:_TOP]):
        columns = [_column(row, names) for names in NAMES]
        if -1 not in columns:
            return index, columns
    return None


def _column(row: Row, names: Sequence[str] | set[str]) -> int:
    return next((at for at, cell in enumerate(row) if plain(as_text(cell)) in names), -1)


def _level(text: str) -> int:
    word = text.lower().removesuffix(".0")
    return next((level for level, words in LEVELS.items() if word in words), 0)
