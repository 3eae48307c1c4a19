"""One site a home folder: a lock that the system drops when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import IO


class Running(RuntimeError):
    """Another process holds the lock: ``pid`` and, once it serves, ``address`` say which."""

    def __init__(self, pid: int, address: str) -> None:
        super().__init__(pid, address)
        self.pid, self.address = pid, address


class Lock:
    """The lock in ``folder``; held until the process ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = (folder / "site.lock").open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Running(*self._said()) from None
        self.note("")

    def note(self, address: str) -> None:
        """Write down, for whoever comes second, who holds it and at which address it serves."""
        self._file.truncate(0)
        self._file.write(json.dumps({"pid": os.getpid(), "address": address}))
        self._file.flush()

    def _said(self) -> tuple[int, str]:
        self._file.seek(0)
        try:
            said = json.loads(self._file.read())
        except ValueError:  # read between two writes
            return 0, ""
        return int(said["pid"]), str(said["address"])
