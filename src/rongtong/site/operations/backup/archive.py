"""The one file: a tar of database, uploads and, last, the manifest; sealed when there is a passphrase."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rongtong.site.operations.backup import manifest
from rongtong.site.operations.backup.faults import BackupFault
from rongtong.site.operations.backup.manifest import Manifest
from rongtong.site.operations.backup.sealing import MAGIC, Opener, Sealer

DATABASE, FILES = "database", "files/"


class _Counting(io.RawIOBase):
    """Reads through and keeps the digest and size of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self._digest, self.size = source, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self._digest.update(data)
        self.size += len(data)
        return data

    def mark(self) -> list[object]:
        return [self.size, self._digest.hexdigest()]


def write(to: Path, facts: Manifest, database: Path, files: Path, passphrase: str) -> None:
    """Write the backup ``to``, which appears whole or not at all, readable by its owner only."""
    draft = to.with_name(f".{to.name}.draft")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            _fill(file, facts, database, files, passphrase)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, to)
    finally:
        draft.unlink(missing_ok=True)


def _fill(file: IO[bytes], facts: Manifest, database: Path, files: Path, passphrase: str) -> None:
    target: IO[bytes] = Sealer(file, passphrase) if passphrase else file  # type: ignore[assignment]
    with tarfile.open(fileobj=target, mode="w|") as tar:
        for name, path in _parts(database, files):
            with path.open("rb") as source:
                counting = _Counting(source)
                info = tar.gettarinfo(arcname=name, fileobj=source)
                tar.addfile(info, counting)
                facts.parts[name] = counting.mark()
        info = tarfile.TarInfo(manifest.NAME)
        text = facts.text()
        info.size = len(text)
        tar.addfile(info, io.BytesIO(text))
    if target is not file:
        target.close()


def _parts(database: Path, files: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    for path in sorted(files.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield FILES + path.relative_to(files).as_posix(), path


@contextmanager
def _opened(path: Path, passphrase: str) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        sealed = file.read(len(MAGIC)) == MAGIC
        file.seek(0)
        if sealed and not passphrase:
            raise BackupFault("This backup is sealed: give its passphrase.")
        yield io.BufferedReader(Opener(file, passphrase), 1 << 20) if sealed else file


def unpack(path: Path, folder: Path, passphrase: str) -> Manifest:
    """Unpack a backup into ``folder`` and check every part; BackupFault when one is not as it was."""
    try:
        with _opened(path, passphrase) as file, tarfile.open(fileobj=file, mode="r|") as tar:
            tar.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupFault(f"{path.name} cannot be read: {error}") from None
    described = folder / manifest.NAME
    facts = manifest.read(described.read_bytes() if described.is_file() else b"")
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if found != {*facts.parts, manifest.NAME}:
        raise BackupFault("The backup does not hold what its manifest names.")
    for name, mark in facts.parts.items():
        if _mark(folder / name) != mark:
            raise BackupFault(f"{name} was changed since the backup was made.")
    return facts


def _mark(path: Path) -> list[object]:
    with path.open("rb") as source:
        counting = _Counting(source)
        while counting.read(1 << 20):
            pass
        return counting.mark()
