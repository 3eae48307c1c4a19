"""The virus scanner: a command or a Python callable named in one setting."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from rongtong.kit.files.models import Scan

_SECONDS = 300
_PYTHON = "python:"


class ScanFailed(RuntimeError):
    """The scanner gave no answer; the job tries again."""


def configured() -> bool:
    """Tell whether a scanner is named (``RONGTONG_FILE_SCAN``)."""
    return bool(settings.FILE_SCAN)


def scan(path: Path) -> Scan:
    """Ask the scanner about one file. ScanFailed without an answer.

    A command gets the path as its last word and answers as clamscan does: 0 clean, 1 harmful. A callable
    (``python:package.module.function``) gets the path and answers whether the file is harmless.
    """
    hook = settings.FILE_SCAN
    if hook.startswith(_PYTHON):
        return Scan.CLEAN if import_string(hook.removeprefix(_PYTHON))(path) else Scan.INFECTED
    try:
        code = subprocess.run(  # noqa: S603 - the operator's own command, without a shell
            [*shlex.split(hook), str(path)], capture_output=True, timeout=_SECONDS, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise ScanFailed(str(fault)) from fault
    if code not in (0, 1):
        raise ScanFailed(f"the scanner ended with {code}")
    return Scan.INFECTED if code else Scan.CLEAN
