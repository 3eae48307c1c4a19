"""Starting the process that reads, and what it answers. A document that breaks a parser breaks only that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from rongtong.lib.documents.lines import Line, Unread

SECONDS = 60
OCR_SECONDS = 300
_LONG = ("picture", "scan")


def read_apart(way: str, path: Path, seconds: int = 0) -> list[Line]:
    """Read a file as ``word``, ``pdf``, ``picture`` or ``scan`` (a PDF of pictures). Raises Unread."""
    seconds = seconds or (OCR_SECONDS if way in _LONG else SECONDS)
    # Nothing of the site's environment: no address of the database, no key.
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    clean = kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "rongtong.lib.documents", way, str(path), str(seconds)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, env=clean)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise Unread("slow") from late
    try:
        told = json.loads(done.stdout)
    except ValueError as fault:  # it was ended by the system: too much memory, or too long
        raise Unread("large" if done.returncode < 0 else "broken") from fault
    if "fault" in told:
        raise Unread(told["fault"], told["number"])
    return [Line(**line) for line in told["lines"]]
