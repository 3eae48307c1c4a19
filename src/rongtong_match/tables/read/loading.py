"""From a path to ``Loaded``: find the format, find the headers, map the columns, read the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rongtong_match.messages import LANGUAGES, tell
from rongtong_match.tables.faults import Fault, Severity, UnreadableFile, reason
from rongtong_match.tables.loaded import Cell, ColumnShown, Grid, Loaded, SheetShown, Source, SourceSheet
from rongtong_match.tables.mapping.columns import map_columns
from rongtong_match.tables.mapping.file import Mapping
from rongtong_match.tables.mapping.forms import laid_flat
from rongtong_match.tables.mapping.headers import Header, find_header, shaped_header
from rongtong_match.tables.read.attributes import Values
from rongtong_match.tables.read.cells import as_text
from rongtong_match.tables.read.drafts import Draft, SheetReader
from rongtong_match.tables.read.ids import Given, give_ids
from rongtong_match.tables.read.records import MAKERS
from rongtong_match.tables.read.sources import Opened, open_source
from rongtong_match.tables.read.workbooks import known
from rongtong_match.types import Need, Offer, Reason

_SAMPLE_ROWS = 60
_TOP_ROWS = 40
_NOTES = re.compile(
    r"说明|须知|指南|字典|代码表|选项|样例|示例|模板说明|readme|instruction|note|guide|dict|option", re.I
)


def read_needs(path: Path, *, mapping: Mapping | None = None, today: date) -> Loaded[Need]:
    """The needs in a workbook, text table, JSON file or folder. Raises ``UnreadableFile``."""
    return _load(path, "need", mapping, today)


def read_offers(path: Path, *, mapping: Mapping | None = None, today: date) -> Loaded[Offer]:
    """The offers in a workbook, text table, JSON file or folder. Raises ``UnreadableFile``."""
    return _load(path, "offer", mapping, today)


@dataclass(slots=True)
class _Sheet:
    grid: Grid
    header: Header | None
    shown: SheetShown


def _load(path: Path, side: str, mapping: Mapping | None, today: date) -> Loaded[Any]:
    opened = open_source(path, side)
    grids = [laid_flat(grid, side) if mapping is None else grid for grid in opened.grids]
    sheets = _understand(path, grids, side, mapping, today)
    for sheet, grid in zip(sheets, opened.grids, strict=True):
        if sheet.header is not None and sheet.grid.header != grid.header:
            sheet.shown = replace(sheet.shown, note=reason("sheet_turned", sheet=grid.name))
    values = Values(side, today)
    drafts: list[Draft] = []
    faults = list(opened.faults)
    for index, sheet in enumerate(sheets):
        if sheet.header is None:
            continue
        reader = SheetReader(index, sheet.grid, sheet.header, sheet.shown.columns, values)
        before = len(drafts)
        drafts.extend(reader.drafts())
        faults.extend((*sheet.grid.faults, *reader.faults))
        sheet.shown = replace(sheet.shown, records=len(drafts) - before, skipped=tuple(reader.skipped))
    return _loaded(path, side, opened, sheets, drafts, faults)


def _loaded(
    path: Path, side: str, opened: Opened, sheets: list[_Sheet], drafts: list[Draft], faults: list[Fault]
) -> Loaded[Any]:
    given = give_ids(drafts, side)
    faults.extend(_repeated(sheets, drafts, given))
    order = {sheet.grid.name: index for index, sheet in enumerate(sheets)}
    records = tuple(
        MAKERS[side](draft, record_id) for draft, record_id in zip(drafts, given.ids, strict=True)
    )
    source = Source(path, opened.kind, _sources(sheets, drafts, given), opened.encoding, opened.delimiter)
    faults.sort(key=lambda fault: (order.get(fault.sheet, -1), fault.row))
    return Loaded(records, tuple(faults), tuple(sheet.shown for sheet in sheets), source)


def _sources(sheets: list[_Sheet], drafts: list[Draft], given: Given) -> tuple[SourceSheet, ...]:
    ids: list[dict[int, str]] = [{} for _ in sheets]
    made = [False] * len(sheets)
    for position, draft in enumerate(drafts):
        ids[draft.sheet][draft.row] = given.ids[position]
        made[draft.sheet] = made[draft.sheet] or position in given.made or position in given.repeated
    return tuple(
        SourceSheet(
            sheet.grid,
            None if sheet.header is None else (sheet.header.first, sheet.header.last),
            ids[index],
            None if made[index] else _id_column(sheet.shown.columns),
        )
        for index, sheet in enumerate(sheets)
    )


def _id_column(columns: Sequence[ColumnShown]) -> int | None:
    for attribute in ("id", "serial"):
        found = next((column.position for column in columns if column.attribute == attribute), None)
        if found is not None:
            return found
    return None


def _repeated(sheets: list[_Sheet], drafts: list[Draft], given: Given) -> list[Fault]:
    faults = []
    for position, first in sorted(given.repeated.items()):
        draft, other = drafts[position], drafts[first]
        grid, before = sheets[draft.sheet].grid, sheets[other.sheet].grid
        why = reason(
            "id_repeated",
            id=draft.id or draft.serial,
            sheet=before.name,
            row=other.row + before.first_row,
            new=given.ids[position],
        )
        faults.append(Fault(grid.name, draft.row + grid.first_row, "", Severity.WARNING, why))
    return faults


def _understand(
    path: Path, grids: Sequence[Grid], side: str, mapping: Mapping | None, today: date
) -> list[_Sheet]:
    """Every sheet with its header, or with the reason why it is left out."""
    headers = [_header_of(grid, side, mapping) for grid in grids]
    if mapping is not None and mapping.header_row != 0 and (mapping.header_row or 0) < _TOP_ROWS:
        _all_found(path, grids, mapping)
    specific = any(header is not None and header.specific for header in headers)
    sheets = []
    for grid, header in zip(grids, headers, strict=True):
        if header is not None and specific and not header.specific and _NOTES.search(grid.name):
            header = None
        sheets.append(_sheet(grid, header, side, mapping, today))
    if any(sheet.header is not None for sheet in sheets):
        return sheets
    return _by_shape(path, grids, side, mapping, today)


def _all_found(path: Path, grids: Sequence[Grid], mapping: Mapping) -> None:
    """A header that a person named must be somewhere near the top, alone or as part of a two-level one."""
    seen = "\n".join(_seen(grids))
    for _, headers in mapping.columns:
        for header in headers:
            if header not in seen and not _joined(header, seen):
                raise UnreadableFile(
                    reason("mapping_header", file=path.name, header=header, seen=_list(grids))
                )


def _header_of(grid: Grid, side: str, mapping: Mapping | None) -> Header | None:
    named = mapping.sheets if mapping is not None else ()
    if (named and grid.name not in named) or (grid.hidden and not named):
        return None
    return find_header(grid, side, mapping)


def _sheet(grid: Grid, header: Header | None, side: str, mapping: Mapping | None, today: date) -> _Sheet:
    if header is None:
        why = "sheet_empty" if not grid.rows else "sheet_hidden" if grid.hidden else "sheet_no_header"
        return _Sheet(grid, None, SheetShown(grid.name, 0, (), note=reason(why, sheet=grid.name)))
    grid, header = _without_notes(grid, header)
    columns = map_columns(header.names, _samples(grid, header), side=side, mapping=mapping, today=today)
    return _Sheet(grid, header, SheetShown(grid.name, header.last + grid.first_row, columns))


def _without_notes(grid: Grid, header: Header) -> tuple[Grid, Header]:
    """A checked file given back: the column of what to mend is ours, and is written anew."""
    own = {tell("tables.head.mend", language) for language in LANGUAGES}
    if not header.names or header.names[-1][0] not in own:
        return grid, header
    last = len(header.names) - 1
    return replace(grid, rows=[row[:last] for row in grid.rows]), replace(header, names=header.names[:last])


def _samples(grid: Grid, header: Header) -> list[list[Cell]]:
    rows = [r for r in grid.rows[header.last + 1 : header.last + 1 + _SAMPLE_ROWS] if any(c != "" for c in r)]
    return [[known(r[c]) for r in rows if c < len(r)] for c in range(len(header.names))]


def _by_shape(
    path: Path, grids: Sequence[Grid], side: str, mapping: Mapping | None, today: date
) -> list[_Sheet]:
    """No header is known by name: take what looks like one, if the contents then show a title."""
    sheets = []
    for grid in grids:
        header = None if grid.hidden or mapping is not None else shaped_header(grid)
        sheet = _sheet(grid, header, side, mapping, today)
        titled = any(column.attribute in ("title", "detail") for column in sheet.shown.columns)
        sheets.append(sheet if titled else _sheet(grid, None, side, mapping, today))
    if not any(sheet.header is not None for sheet in sheets):
        raise UnreadableFile(_no_header(path, grids))
    return sheets


def _no_header(path: Path, grids: Sequence[Grid]) -> Reason:
    if not _seen(grids):
        return reason("empty", file=path.name)
    return reason("no_header", file=path.name, seen=_list(grids))


def _list(grids: Sequence[Grid]) -> str:
    """The labels near the top, short, so that a mapping file can be written from the message."""
    return "、".join(text[:20] for text in _seen(grids)[:24])


def _seen(grids: Sequence[Grid]) -> list[str]:
    texts = (as_text(cell) for grid in grids for row in grid.rows[:_TOP_ROWS] for cell in row)
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _joined(header: str, seen: str) -> bool:
    """True for a two-level header written as one: some cut leaves two labels that both stand there."""
    return any(header[:cut] in seen and header[cut:] in seen for cut in range(1, len(header)))
