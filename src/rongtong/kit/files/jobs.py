"""Scanning new files, and sweeping away what an interrupted upload left."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files import actions, scanning, store
from rongtong.kit.files.models import File, Scan
from rongtong.kit.jobs import Run, every, job

_OLD = timedelta(hours=24)
"""No upload lasts as long; what is younger may still be arriving."""
_BATCH = 500


@job("files.scan", retries=3, title=_("Scan a file for viruses"))
def scan(run: Run, *, file: int) -> None:
    """Ask the scanner and keep its answer; without one the file is held back and the job fails."""
    row = File.objects.filter(pk=file, removed_at__isnull=True).first()
    if row is None:
        return
    try:
        found = scanning.scan(store.place(row.token))
    except scanning.ScanFailed:
        actions.note_scan(file=file, found=Scan.FAILED, actor=run.actor, at=run.at)
        raise
    actions.note_scan(file=file, found=found, actor=run.actor, at=run.at)


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


def _unlink_orphans(paths: list[store.Path]) -> None:
    live = File.objects.filter(token__in=[path.name for path in paths], removed_at__isnull=True)
    known = set(live.values_list("token", flat=True))
    for path in paths:
        if path.name not in known:
            path.unlink(missing_ok=True)
