"""The folder of files: ``incoming`` while a file arrives, ``kept`` afterwards. Names are random, never
the owner's.

A file is whole before it has a row, and has lost its row before it goes: whatever stops us leaves at most a
file without a row, which ``sweep`` removes.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from django.conf import settings

from rongtong.lib.crypto import sm3

_PIECE = 1 << 20
TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Arrived:
    """A file that lies whole in ``incoming``: its digests as hex digits, its size in bytes."""

    path: Path
    size: int
    sha256: str
    sm3: str


def root() -> Path:
    """Give the folder of all files."""
    return Path(settings.MEDIA_ROOT)


def place(token: str) -> Path:
    """Say where the file of a row lies. ValueError for anything but a token we made."""
    if not TOKEN.fullmatch(token):
        raise ValueError("not a token")
    return root() / "kept" / token[:2] / token[2:4] / token


def receive(pieces: Iterable[bytes], token: str, room: Callable[[int], None]) -> Arrived:
    """Write a file piece by piece; ``room`` is told the size so far and may refuse by raising."""
    path = root() / "incoming" / token
    path.parent.mkdir(parents=True, exist_ok=True)
    size, first, second = 0, hashlib.sha256(), sm3()
    try:
        with open(path, "xb", opener=_private) as file:
            for piece in pieces:
                size += len(piece)
                room(size)
                first.update(piece)
                second.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Arrived(path, size, first.hexdigest(), second.finalize().hex())


def settle(arrived: Arrived, token: str) -> None:
    """Move a whole file to its place: there at once or not at all."""
    target = place(token)
    target.parent.mkdir(parents=True, exist_ok=True)
    arrived.path.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def opened(token: str) -> BufferedReader:
    """Open a kept file for reading. FileNotFoundError when it is gone."""
    return place(token).open("rb")


def digest(token: str) -> str:
    """Work the SHA-256 of a kept file out anew. FileNotFoundError when it is gone."""
    with opened(token) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def discard(token: str) -> None:
    """Remove a kept file; one that is gone already is no fault."""
    place(token).unlink(missing_ok=True)


def lying(before: datetime) -> Iterator[tuple[Path, bool]]:
    """Give every file last written before that time, and whether it is among the kept."""
    for part in ("incoming", "kept"):
        for folder, _folders, names in os.walk(root() / part):
            for path in (Path(folder) / name for name in names):
                try:
                    old = path.stat().st_mtime < before.timestamp()
                except FileNotFoundError:
                    continue
                if old:
                    yield path, part == "kept"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
