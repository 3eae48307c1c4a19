"""Sweeping away what an interrupted upload left; ``scan`` stands beside the action that asks for it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files import queries, store
from rongtong.kit.files.actions import scan
from rongtong.kit.jobs import Run, every, job

_OLD = timedelta(hours=24)
"""No upload lasts as long; what is younger may still be arriving."""
_BATCH = 500
__all__ = ["scan", "sweep"]


@every("daily", at="03:40")
@job("files.sweep", title=_("Remove files that belong to nothing"))
def sweep(run: Run) -> None:
    """Remove what lies in the folders without a row, once it is a day old."""
    waiting = []
    for number, (path, kept) in enumerate(store.lying(run.at - _OLD)):
        if not kept:
            path.unlink(missing_ok=True)
        else:
            waiting.append(path)
        if len(waiting) == _BATCH:
            _unlink_orphans(waiting)
            waiting.clear()
            run.progress(number)
    _unlink_orphans(waiting)


def _unlink_orphans(paths: list[Path]) -> None:
    known = queries.there([path.name for path in paths])
    for path in paths:
        if path.name not in known:
            path.unlink(missing_ok=True)
