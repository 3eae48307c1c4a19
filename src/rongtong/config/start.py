"""What stands in the way of a start, in plain sentences, before Django is loaded."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from rongtong.config import env


def hindrances() -> list[str]:
    """Give a sentence for each thing that keeps the site from starting."""
    found = list(env.faults())
    if not any(sentence.startswith("RONGTONG_HOME") for sentence in found):
        found += _unwritable(env.value("RONGTONG_HOME"))
    return found


def _unwritable(home: Path) -> list[str]:
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return []
    except OSError as error:
        why = os.strerror(error.errno or 0)
        return [
            f"无法写入文件夹 {home}({why})。请换到可写的文件夹,或用 RONGTONG_HOME=路径 指明另一处。",
            f"The folder {home} cannot be written to: name one that can with RONGTONG_HOME=path.",
        ]


def share_metrics() -> None:
    """Let the processes of this web server count into one folder (its library reads this before all else).

    Folders of servers that are gone are cleared away.
    """
    folder = Path(env.value("RONGTONG_HOME")).resolve() / "run"
    for old in folder.glob("metrics-*"):
        if not _lives(int(old.name.removeprefix("metrics-"))):
            shutil.rmtree(old, ignore_errors=True)
    own = folder / f"metrics-{os.getpid()}"
    own.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(own)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
