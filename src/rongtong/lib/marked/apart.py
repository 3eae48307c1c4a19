"""Starting the process that draws. A file that breaks a parser breaks only that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from rongtong.lib.marked.mark import Mark

SECONDS = 60


class CannotShow(Exception):
    """A file cannot be drawn. ``code``: password, pages, broken, large or slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pages(path: Path, form: str) -> int:
    """Give how many pages a file has. CannotShow says why it has none to show."""
    return int(_asked({"do": "pages", "path": str(path), "form": form}))


def page(path: Path, form: str, number: int, mark: Mark) -> bytes:
    """Give page ``number`` (the first is 1) as JPEG with the mark; 0.4 seconds."""
    return _asked({"do": "page", "path": str(path), "form": form, "number": number, "mark": asdict(mark)})


def copy(path: Path, form: str, mark: Mark) -> bytes:
    """Give the whole as a PDF of marked pictures: no text, no data of the original."""
    return _asked({"do": "copy", "path": str(path), "form": form, "number": 0, "mark": asdict(mark)})


def _asked(order: dict[str, object]) -> bytes:
    # Nothing of the site's environment: no address of the database, no key.
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    clean = kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "rongtong.lib.marked", str(SECONDS)]
    said = json.dumps(order).encode()
    try:
        done = subprocess.run(  # noqa: S603
            command, input=said, capture_output=True, timeout=SECONDS, check=False, env=clean
        )
    except subprocess.TimeoutExpired as late:
        raise CannotShow("slow") from late
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise CannotShow(told if told in ("password", "pages", "broken") else "large")
    return done.stdout
