"""Vectors by key in one SQLite file that several processes may share.

Each row carries a checksum; a damaged row or file costs time, never a wrong vector.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from rongtong_match.text.encoders.base import EncoderError, Vectors

T = TypeVar("T")

_READ = 500
# Not WITHOUT ROWID: rows above a quarter page would then take an overflow page each, 4.7 KB instead of 2.
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, row BLOB NOT NULL)"


@dataclass(frozen=True, slots=True)
class CacheSize:
    """How many vectors the file holds and its bytes on disk."""

    vectors: int
    bytes: int


class VectorCache:
    """The file itself: rows by key. Opens a connection a call, so threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, keys: Sequence[bytes], dim: int) -> dict[bytes, Vectors]:
        """The sound rows among ``keys``."""

        def work(base: sqlite3.Connection) -> dict[bytes, Vectors]:
            found = (
                base.execute(f"SELECT key, row FROM vectors WHERE key IN ({_marks(part)})", part)  # noqa: S608
                for part in chunks(keys, _READ)
            )
            rows = {key: _unpack(row, dim) for rows in found for key, row in rows}
            return {key: row for key, row in rows.items() if row is not None}

        return self._with(work)

    def write(self, rows: dict[bytes, Vectors]) -> None:
        """Adds or replaces ``rows`` in one transaction."""
        packed = [(key, _pack(row)) for key, row in rows.items()]

        def work(base: sqlite3.Connection) -> None:
            with base:
                base.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", packed)

        self._with(work)

    def size(self) -> CacheSize:
        """Vectors and bytes, side files included."""
        count = self._with(lambda base: int(base.execute("SELECT COUNT(*) FROM vectors").fetchone()[0]))
        files = self.path.parent.glob(self.path.name + "*")
        return CacheSize(count, sum(file.stat().st_size for file in files))

    def _with(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return self._once(work)
        except sqlite3.OperationalError as error:
            raise EncoderError("encoder.cache_refused", path=str(self.path), cause=str(error)) from error
        except sqlite3.DatabaseError:
            for end in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + end).unlink()
            return self._once(work)

    def _once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=60)) as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute(_TABLE)
            return work(base)


def _pack(row: Vectors) -> bytes:
    content = row.astype("<f4").tobytes()
    return zlib.crc32(content).to_bytes(4, "little") + content


def _unpack(packed: bytes, dim: int) -> Vectors | None:
    content = packed[4:]
    if len(content) != 4 * dim or zlib.crc32(content).to_bytes(4, "little") != packed[:4]:
        return None
    return np.frombuffer(content, "<f4").astype(np.float32)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """``items`` in runs of at most ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _marks(items: Sequence[object]) -> str:
    return ",".join("?" * len(items))
