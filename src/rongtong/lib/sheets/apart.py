"""Starting the process that reads, and what it answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from rongtong.lib import apart

SECONDS = 30


class NotRead(Exception):
    """A file that is not read. ``code``: broken, large, slow, empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows_apart(way: str, path: Path) -> list[list[str]]:
    """Read a file as ``csv`` or ``xlsx`` (its first sheet): rows of cells as text. Raises NotRead."""
    try:
        done = apart.run(["-m", "rongtong.lib.sheets", way, str(path), str(SECONDS)], SECONDS)
    except subprocess.TimeoutExpired as late:
        raise NotRead("slow") from late
    try:
        told = json.loads(done.stdout)
    except ValueError as fault:  # it was ended by the system: too much memory, or too long
        raise NotRead("large" if done.returncode < 0 else "broken") from fault
    if "fault" in told:
        raise NotRead(str(told["fault"]))
    rows: list[list[str]] = told["rows"]
    return rows
