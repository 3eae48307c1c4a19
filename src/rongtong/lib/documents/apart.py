"""Starting the process that reads, and what it answers. A document that breaks a parser breaks only that."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from rongtong.lib import apart
from rongtong.lib.documents.lines import Line, Unread

SECONDS = 60
OCR_SECONDS = 300
_LONG = ("picture", "scan")


def read_apart(way: str, path: Path, seconds: int = 0) -> list[Line]:
    """Read a file as ``word``, ``pdf``, ``picture`` or ``scan`` (a PDF of pictures). Raises Unread."""
    seconds = seconds or (OCR_SECONDS if way in _LONG else SECONDS)
    words = ["-m", "rongtong.lib.documents", way, str(path), str(seconds)]
    try:
        done = apart.run(words, seconds)
    except subprocess.TimeoutExpired as late:
        raise Unread("slow") from late
    try:
        told = json.loads(done.stdout)
    except ValueError as fault:  # it was ended by the system: too much memory, or too long
        raise Unread("large" if done.returncode < 0 else "broken") from fault
    if "fault" in told:
        raise Unread(told["fault"], told["number"])
    return [Line(**line) for line in told["lines"]]
