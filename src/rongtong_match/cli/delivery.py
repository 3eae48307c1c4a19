"""Results appear whole or not at all: written beside, then moved into place.

A run that is killed leaves the old files or the new ones, never half a file; of two runs into one folder
the later one wins with all its files.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rongtong_match.cli.stopping import StopError
from rongtong_match.cli.writing import writing

NAMES = (
    *("matches.jsonl", "matches.csv", "matches.xlsx", "report.html"),
    *("needs_checked.csv", "needs_checked.xlsx", "offers_checked.csv", "offers_checked.xlsx"),
    *("needs_columns.toml", "offers_columns.toml"),
)
"""All that a run may leave; what another run left under these names is replaced or removed."""
_STAGE = ".rongtong-"


def check_place(out: Path, inputs: tuple[Path, ...]) -> None:
    """Raises ``StopError`` when ``out`` is a file or its results would overwrite an input."""
    if out.exists() and not out.is_dir():
        raise StopError("out_is_file", path=str(out))
    results = {(out / name).resolve() for name in NAMES}
    for path in inputs:
        if path.resolve() in results:
            raise StopError("out_holds_input", path=str(path))


@contextmanager
def delivered(out: Path) -> Iterator[Path]:
    """A folder to write into; when the block ends well its files move into ``out`` together."""
    new = not out.exists()
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=out))
    held = _lock(stage)
    try:
        _sweep(out)
        yield stage
        with writing(out):
            _move(stage, out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        _release(held)
        if new:
            with suppress(OSError):  # only an empty folder goes: the one this run made for nothing
                out.rmdir()


def _move(stage: Path, out: Path) -> None:
    files = sorted(stage.iterdir())
    for path in files:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    held = _lock(out, wait=True)
    try:
        for path in files:
            _check_free(out / path.name)
        for path in files:
            os.replace(path, out / path.name)
        for name in set(NAMES) - {path.name for path in files}:
            with suppress(FileNotFoundError):
                (out / name).unlink()
    finally:
        _release(held)


def _check_free(target: Path) -> None:
    """Raises ``OSError`` when ``target`` cannot be replaced: before the first move, so that none is in vain.

    On Windows a workbook that Excel has open cannot be.
    """
    if target.exists():
        target.open("rb+").close()


def _sweep(out: Path) -> None:
    """Removes what killed runs left behind: stages whose writer is gone."""
    if sys.platform == "win32":
        return
    for stage in sorted(out.glob(f"{_STAGE}*")):
        held = _lock(stage)
        if held is not None:
            shutil.rmtree(stage, ignore_errors=True)
            _release(held)


def _lock(folder: Path, *, wait: bool = False) -> int | None:
    """Holds ``folder`` for this process until released; None when another has it.

    Folders cannot be locked on Windows: there the moves of two runs may interleave.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(held)
        return None
    return held


def _release(held: int | None) -> None:
    if held is not None:
        os.close(held)
