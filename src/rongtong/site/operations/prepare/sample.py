"""The report of the sample spreadsheets, made beside the other steps: what matching gives, in ten seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from rongtong.site.operations.prepare.stamps import Stamps, digest_of

ROOT = Path(__file__).resolve().parents[5]


class Sample:
    """Makes the report in the background when its spreadsheets or the core changed."""

    def __init__(self) -> None:
        self._stamps = Stamps(settings.HOME / "run" / "sample.json")
        self._process: subprocess.Popen[bytes] | None = None
        self._digest = ""

    def start(self) -> None:
        """Begin, where there are samples (an installed package has none) and the report is not up to date."""
        needs, offers = (ROOT / "samples" / f"{name}.xlsx" for name in ("needs", "offers"))
        if not needs.is_file():
            return
        self._digest = digest_of(ROOT / "src" / "rongtong_match", ROOT / "samples")
        if settings.SAMPLE_REPORT.is_file() and self._stamps.holds("sample", self._digest):
            return
        program = Path(sys.executable).with_name("rongtong")
        command = (program, "match", needs, offers, "-o", settings.SAMPLE_REPORT.parent, "--quiet")
        # One thread: the other core is for the steps beside it.
        env = {**os.environ, "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(command, env=env)  # noqa: S603 - our own program

    def stop(self) -> None:
        """Break it off."""
        if self._process and self._process.poll() is None:
            self._process.kill()

    def finish(self) -> bool:
        """Wait for it; tell whether there is a report."""
        if self._process and self._process.wait() == 0:
            self._stamps.note("sample", self._digest)
        return bool(settings.SAMPLE_REPORT.is_file())
