"""Reading somebody else's spreadsheet where it can hurt nobody: large ones in a process of their own.

That process has so much memory and so much time and no more; what it cannot do with them is said as a
sentence about the file. Small plain files are read at once: they cannot unfold. Knows the core, no tables.
"""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rongtong.lib.apart import confine, run
from rongtong_match.messages import Language
from rongtong_match.tables import Loaded, UnreadableFile, read_needs, read_offers
from rongtong_match.tables import Mapping as Columns
from rongtong_match.tables.faults import reason
from rongtong_match.tables.loaded import Grid
from rongtong_match.tables.read.cells import as_text
from rongtong_match.tables.read.packages import column_number
from rongtong_match.tables.read.sources import open_source
from rongtong_match.tables.write.checked import write_checked
from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Reason

MEMORY, SECONDS = 2 << 30, 300
"""Bytes and seconds of processor time that one file may take."""
SMALL, UNFOLDED, AROUND = 1 << 20, 20 << 20, 1_000_000
"""Bytes, bytes unpacked and cells around the values of a file that is read at once."""
LETTERS, DIGITS = 3, 7
"""Of the last cell of the largest sheet, XFD1048576."""
TOP_ROWS, TOP_COLUMNS, TOP_CHARS = 20, 12, 40
_PLAIN = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json")
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
Top = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What came of a file: records without the cells they came from, or the ``problem`` as a reason.

    ``tops``: the first lines of each sheet, [{"name", "lines": [[number, [text]]]}], to choose headings by.
    ``places``: record -> (sheet, number of its line).
    """

    loaded: Loaded[Any] | None
    problem: Reason | None
    tops: list[Top]
    places: dict[str, tuple[str, int]]


def reading(
    path: Path, side: str, columns: Mapping[str, str], layout: Mapping[str, Any], today: date
) -> Reading:
    """Read a file; what cannot be read is told as ``problem``, never raised."""
    given = {"path": path, "side": side, "columns": dict(columns), "layout": dict(layout), "today": today}
    try:
        return _done(_read, path, given)  # type: ignore[no-any-return]
    except UnreadableFile as fault:
        return Reading(None, fault.reason, [], {})


def checked(
    path: Path, side: str, columns: Mapping[str, str], layout: Mapping[str, Any], today: date,
    language: Language,
) -> Path:  # fmt: skip
    """Write the file back with a column of what is to be mended. Raises ``UnreadableFile``."""
    given = {"path": path, "side": side, "columns": dict(columns), "layout": dict(layout), "today": today}
    return _done(_write_back, path, given | {"language": language})  # type: ignore[no-any-return]


def _read(
    path: Path, side: str, columns: Mapping[str, str], layout: Mapping[str, Any], today: date
) -> Reading:
    try:
        loaded = _loaded(path, side, columns, layout, today)
    except UnreadableFile as fault:
        return Reading(None, fault.reason, _tops_of(path, side), {})
    sheets = loaded.source.sheets
    places = {
        record: (sheet.grid.name, sheet.grid.first_row + index)
        for sheet in sheets
        for index, record in sheet.ids.items()
    }
    tops = [_top(sheet.grid) for sheet in sheets]
    bare = tuple(replace(sheet, grid=replace(sheet.grid, rows=[]), ids={}) for sheet in sheets)
    return Reading(replace(loaded, source=replace(loaded.source, sheets=bare)), None, tops, places)


def _loaded(
    path: Path, side: str, columns: Mapping[str, str], layout: Mapping[str, Any], today: date
) -> Loaded[Any]:
    chosen: dict[str, list[str]] = {}
    for header, attribute in columns.items():
        if attribute:
            chosen.setdefault(attribute, []).append(header)
    wanted = Columns(
        tuple((name, tuple(headers)) for name, headers in chosen.items()),
        tuple(layout.get("sheets", ())), layout.get("header_row"),
    )  # fmt: skip
    read: Callable[..., Loaded[Any]] = read_needs if side == "need" else read_offers
    return read(path, mapping=wanted if wanted != Columns() else None, today=today)


def _tops_of(path: Path, side: str) -> list[Top]:
    try:
        return [_top(grid) for grid in open_source(path, side).grids]
    except UnreadableFile:
        return []


def _top(grid: Grid) -> Top:
    lines = [
        [grid.first_row + index, [as_text(cell)[:TOP_CHARS] for cell in row[:TOP_COLUMNS]]]
        for index, row in enumerate(grid.rows[:TOP_ROWS])
    ]
    return {"name": grid.name, "lines": lines}


def _write_back(path: Path, language: Language, **given: Any) -> Path:
    return write_checked(_loaded(path, **given), path.parent / "returned", Wording(language))


def _done(task: Callable[..., Any], path: Path, given: dict[str, Any]) -> Any:
    """Do a task here when the file is small, else in a process that has its bounds."""
    if _is_small(path):
        return task(**given)
    with tempfile.TemporaryDirectory() as folder:
        asked, answer = Path(folder) / "asked", Path(folder) / "answer"
        asked.write_bytes(pickle.dumps((task, given)))
        program = f"from {__name__} import serve; serve()"
        try:
            ended = run(["-c", program, str(asked), str(answer)], SECONDS * 2)
        except subprocess.TimeoutExpired:
            raise UnreadableFile(reason("too_large", file=path.name)) from None
        if ended.returncode or not answer.exists():
            raise UnreadableFile(reason("too_large", file=path.name))
        said = pickle.loads(answer.read_bytes())  # noqa: S301 (written by our own child)
    if isinstance(said, Reason):
        raise UnreadableFile(said)
    return said


def serve() -> None:
    """Do one task in a process of its own: argv names the file that asks and the file for the answer."""
    confine(MEMORY, SECONDS)
    asked, answer = map(Path, sys.argv[1:3])
    task, given = pickle.loads(asked.read_bytes())  # noqa: S301 (written by our own parent)
    try:
        said = task(**given)
    except UnreadableFile as fault:
        said = fault.reason
    with answer.open("wb") as file:
        pickle.dump(said, file)


def _is_small(path: Path) -> bool:
    """Tell whether a file can need only little: small as it lies, unpacked, and around its far corner."""
    if path.stat().st_size > SMALL:
        return False
    if path.suffix.lower() in _PLAIN:
        return True
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > UNFOLDED:
                return False
            return all(_around(package.read(part)) <= AROUND for part in parts if _is_sheet(part.filename))
    except Exception:
        return False


def _is_sheet(name: str) -> bool:
    return name.lower().startswith("xl/worksheets/") or name == "content.xml"


def _around(sheet: bytes) -> int:
    """Rows times columns of the rectangle around the cells; an OpenDocument sheet counts as too wide.

    No place is too far for the reader in Rust: it asks for that much memory and dies.
    """
    places = _PLACE.findall(sheet)
    if not places or any(len(letters) > LETTERS or len(row) > DIGITS for letters, row in places):
        return AROUND + 1
    rows = max(int(row or 1) for _letters, row in places)
    return rows * max(column_number(letters.upper()) or 1 for letters, _row in places)
