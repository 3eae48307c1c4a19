"""What was prepared, and out of what: a step whose ingredients did not change is left out next time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path


def digest_of(*places: Path, names: Iterable[str] = ("*",), also: str = "") -> str:
    """Give the SHA-256 of ``also`` and of every file below ``places`` whose name fits one of ``names``."""
    total = hashlib.sha256(also.encode())
    for place in places:
        found = {path for name in names for path in place.rglob(name) if path.is_file()}
        for path in sorted(found):
            if "__pycache__" not in path.parts:
                total.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


class Stamps:
    """A small file: each step and the digest it was done with. It is replaced whole, never half-written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._done: dict[str, str] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            self._done = {}

    def holds(self, step: str, digest: str) -> bool:
        """Tell whether ``step`` was done with the same ingredients."""
        return self._done.get(step) == digest

    def note(self, step: str, digest: str) -> None:
        """Note that ``step`` is done."""
        self._done[step] = digest
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps(self._done, indent=1), "utf-8")
        os.replace(draft, self._path)

    def forget(self) -> None:
        """Take nothing for done: the database is a new one."""
        self._done = {}
