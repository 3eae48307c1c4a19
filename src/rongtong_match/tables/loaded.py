"""What reading a file gives: records, faults, the mapping as it was decided, and the source to write back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Generic, TypeVar

from rongtong_match.tables.faults import Fault
from rongtong_match.types import Need, Offer, Reason

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = list[Cell]
R = TypeVar("R", Need, Offer)
Span = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: (first row, first column), (last row, last column), from 0, both ends included."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as cells. ``rows[i][j]``: row i, column j from the top left corner; a blank is ``""``."""

    name: str
    rows: list[Row]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    header: tuple[int, int] | None = None
    """First and last header row when the format itself says so (json keys, document labels)."""
    first_row: int = 1
    """The number that a reader sees beside ``rows[0]``."""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """How one column was understood. ``decided`` is name, content, file or unknown; confidence in [0, 1]."""

    position: int
    header: str
    attribute: str | None
    decided: str
    confidence: float
    samples: tuple[str, ...] = ()
    unit: int | None = None
    """Fen in one unit of the numbers below, when the header names a unit of money."""


@dataclass(frozen=True, slots=True)
class SheetShown:
    """How one sheet was understood; ``note`` says why it was left out or turned, when it was."""

    sheet: str
    header_row: int
    columns: tuple[ColumnShown, ...]
    records: int = 0
    skipped: tuple[int, ...] = ()
    """Rows that hold text but no record: totals, remarks, repeated headers."""
    note: Reason | None = None


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One sheet of the source, to be written back."""

    grid: Grid
    header: tuple[int, int] | None
    ids: dict[int, str] = field(default_factory=dict)
    """Row index in the grid -> id of the record read from it."""
    id_column: int | None = None
    """The column the ids came from; ``None`` when they were made."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it was: where it lay, its format (xlsx, csv, jsonl, folder), its sheets in order."""

    path: Path
    kind: str
    sheets: tuple[SourceSheet, ...]
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """One side's records with all that a reader wants to know of how they were read."""

    records: tuple[R, ...]
    faults: tuple[Fault, ...]
    sheets: tuple[SheetShown, ...]
    source: Source
