"""Writing the report to disk."""

from __future__ import annotations

from pathlib import Path

from rongtong_match.messages import Language
from rongtong_match.report.page import render
from rongtong_match.results import Run


def write_report(run: Run, out: Path, *, language: Language = "zh", title: str | None = None) -> Path:
    """Write one self-contained HTML file; ``out`` is the file, or a folder for ``report.html``.

    Returns the path written. The bytes depend on the arguments alone.
    """
    path = out / "report.html" if out.is_dir() else out
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(run, language=language, title=title).encode("utf-8"))
    return path
