"""The record log: an SQLite file in which an acknowledged write is a committed transaction.

Everything else in an index can be built again from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rongtong_match.retrieve.base import IndexSettings, RetrieveError
from rongtong_match.retrieve.coding import check_settings

FORMAT = 1
TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE term (num INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE label (num INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE record (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE TABLE dead (at INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE segment (name TEXT PRIMARY KEY, first INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES ('seq', 0), ('through', 0), ('generation', 0);
"""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One segment of the manifest: its folder, its first write and the digest of its files."""

    name: str
    first: int
    digest: str


class Log:
    """One connection to the record log; ``writable`` ones hold the writer's lock as long as they live."""

    def __init__(self, folder: Path, settings: IndexSettings | None, writable: bool) -> None:
        self.path = folder / "log.sqlite"
        if not self.path.exists() and (settings is None or not writable):
            raise RetrieveError("retrieve.no_index", path=str(folder))
        self._lock = _take_lock(folder) if writable else None
        try:
            self.db = _connect(self.path, writable)
            self.settings = self._agree(settings, writable)
        except sqlite3.DatabaseError as error:
            self._release()
            raise RetrieveError("retrieve.log_damaged", path=str(self.path), cause=str(error)) from error
        except BaseException:
            self._release()
            raise

    def _agree(self, wanted: IndexSettings | None, writable: bool) -> IndexSettings:
        if writable and not self.db.execute("SELECT 1 FROM sqlite_master").fetchone():
            if wanted is None:
                raise RetrieveError("retrieve.no_index", path=str(self.path.parent))
            check_settings(wanted)
            with self.transaction():
                for statement in TABLES.split(";"):
                    self.db.execute(statement)
                rows = {"format": FORMAT, **asdict(wanted)}.items()
                self.db.executemany("INSERT INTO setting VALUES (?, ?)", rows)
        if self.setting("format") != FORMAT:
            raise RetrieveError("retrieve.other_format", path=str(self.path.parent))
        kept = IndexSettings(**{name: self.setting(name) for name in IndexSettings.__slots__})
        if wanted is not None and wanted != kept:
            raise RetrieveError("retrieve.other_settings", kept=str(kept), wanted=str(wanted))
        return kept

    def setting(self, name: str) -> Any:
        """A value of the settings table."""
        row = self.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def set(self, name: str, value: int) -> None:
        """Change a value of the settings table."""
        self.db.execute("UPDATE setting SET value = ? WHERE name = ?", (value, name))

    def version(self) -> int:
        """Changes whenever another connection has committed."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on disk when it ends (synchronous=FULL)."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except BaseException as error:
            # A full disk may have undone it already.
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise RetrieveError("retrieve.unwritten", path=str(self.path), cause=str(error)) from error
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("COMMIT")

    def replace(self, rows: Sequence[tuple[str, bytes]]) -> tuple[list[int], list[int]]:
        """Write records (id, body), inside a transaction; returns their numbers and their old versions'."""
        gone = self.remove(one for one, _ in rows)
        first = self.setting("seq") + 1
        numbers = list(range(first, first + len(rows)))
        bodies = ((number, *row) for number, row in zip(numbers, rows, strict=True))
        self.db.executemany("INSERT INTO record VALUES (?, ?, ?)", bodies)
        self.set("seq", first + len(rows) - 1)
        return numbers, gone

    def remove(self, ids: Iterable[str]) -> list[int]:
        """Delete records, inside a transaction; returns the numbers of those that were there."""
        gone = [number for one in dict.fromkeys(ids) if (number := self.number(one)) is not None]
        at = self.setting("seq") + 1
        self.db.executemany("INSERT INTO dead VALUES (?, ?)", enumerate(gone, at))
        self.db.executemany("DELETE FROM record WHERE seq = ?", ((number,) for number in gone))
        self.set("seq", at + len(gone) - 1)
        return gone

    def number(self, id: str) -> int | None:  # noqa: A002
        """The number of a record's present version."""
        row = self.db.execute("SELECT seq FROM record WHERE id = ?", (id,)).fetchone()
        return None if row is None else int(row[0])

    def body(self, id: str) -> bytes | None:  # noqa: A002
        """A record as it was written."""
        row = self.db.execute("SELECT body FROM record WHERE id = ?", (id,)).fetchone()
        return None if row is None else bytes(row[0])

    def records(self, after: int) -> Iterator[tuple[int, str, bytes]]:
        """Records (number, id, body) written after a number, in that order."""
        yield from self.db.execute("SELECT seq, id, body FROM record WHERE seq > ? ORDER BY seq", (after,))

    def dead(self, after: int) -> list[int]:
        """Numbers of the versions that died after a number."""
        rows = self.db.execute("SELECT seq FROM dead WHERE at > ? ORDER BY at", (after,))
        return [int(row[0]) for row in rows]

    def segments(self) -> tuple[SegmentRow, ...]:
        """The manifest, oldest writes first."""
        rows = self.db.execute("SELECT name, first, digest FROM segment ORDER BY first")
        return tuple(SegmentRow(*row) for row in rows)

    def switch(self, segments: Sequence[SegmentRow], through: int, *, clean: bool) -> None:
        """Put a new manifest in place of the old: its segments hold all that was written up to ``through``.

        ``clean`` says that they hold no dead version: until then deaths stay listed.
        """
        with self.transaction():
            self.db.execute("DELETE FROM segment")
            rows = [(one.name, one.first, one.digest) for one in segments]
            self.db.executemany("INSERT INTO segment VALUES (?, ?, ?)", rows)
            self.set("through", through)
            self.set("generation", self.setting("generation") + 1)
            if clean:
                self.db.execute("DELETE FROM dead WHERE seq <= ?", (through,))

    def close(self) -> None:
        """Close, and let the next writer in."""
        self.db.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    if writable:
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db


def _take_lock(folder: Path) -> sqlite3.Connection:
    """An SQLite file held exclusively: works on every system and ends with the process, however that ends."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(folder / "writer.lock", isolation_level=None, check_same_thread=False, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise RetrieveError("retrieve.locked", path=str(folder)) from error
    return lock
