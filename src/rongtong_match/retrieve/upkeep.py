"""Opening what the manifest names, and replacing segments by better ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from rongtong_match.retrieve.base import RetrieveError
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.intake import columns_of, unbody
from rongtong_match.retrieve.lexicon import Lexicon
from rongtong_match.retrieve.log import Log, SegmentRow
from rongtong_match.retrieve.segment import DamagedError, Segment, digest, read, write
from rongtong_match.retrieve.shelves import Shelves

REPLAY = 5_000
"""Records read back at a time."""


def shelves(folder: Path, log: Log, terms: Lexicon, known: Sequence[Segment], *, verify: bool) -> Shelves:
    """All that the log says there is. Raises DamagedError for a segment that is not as written."""
    have = {segment.name: segment for segment in known}
    rows = log.segments()
    segments = [have[row.name] if row.name in have else _open(folder, row, verify) for row in rows]
    return Shelves(segments, log.settings.dim, len(terms))


def _open(folder: Path, row: SegmentRow, verify: bool) -> Segment:
    place = folder / row.name
    if verify and digest(place) != row.digest:
        raise DamagedError(row.name)
    return read(place)


def replay(log: Log, after: int, labels: Lexicon) -> Iterator[Columns]:
    """Columns of the records written after a number."""
    rows = log.records(after)
    while chunk := list(islice(rows, REPLAY)):
        parsed = [unbody(one, body, log.settings.dim) for _, one, body in chunk]
        yield columns_of(parsed, [seq for seq, _, _ in chunk], log.settings, labels)


def compact(folder: Path, log: Log, shelved: Shelves, keep: int) -> list[Segment]:
    """Write all but the first ``keep`` segments as one and switch to it; returns those now in use."""
    columns = shelved.living(keep)
    through, kept = log.setting("seq"), shelved.segments[:keep]
    rows = {row.name: row for row in log.segments()}
    manifest = [rows[segment.name] for segment in kept]
    if len(columns):
        name = f"segment-{log.setting('generation') + 1:06d}"
        shutil.rmtree(folder / name, ignore_errors=True)
        manifest.append(SegmentRow(name, int(columns.seq.min()), write(folder / name, columns)))
    log.switch(manifest, through, clean=not keep)
    return [*kept, *(read(folder / row.name) for row in manifest[keep:])]


def sweep(folder: Path, log: Log) -> None:
    """Remove folders that no manifest names: leavings of a writer that was killed, and segments replaced."""
    named = {row.name for row in log.segments()}
    for path in folder.glob("segment-*"):
        if path.name not in named:
            shutil.rmtree(path, ignore_errors=True)


def damaged(folder: Path, segment: DamagedError) -> RetrieveError:
    """What a reader is told."""
    return RetrieveError("retrieve.segment_damaged", path=str(folder), segment=str(segment))
