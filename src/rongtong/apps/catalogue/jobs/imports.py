"""Reading spreadsheets and bringing their rows in; a worker that dies is followed by one that goes on."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions import imports
from rongtong.apps.catalogue.actions.listings import submit
from rongtong.apps.catalogue.queries.imports import complete_drafts, imported, rows_to_take
from rongtong.apps.catalogue.rules.imports import MOST_ROWS
from rongtong.kit.jobs import Run, job
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import SYSTEM

CHUNK, SUBMITTED = 200, 50


@job("catalogue.read_import", retries=1, whole=True, title=_("Read a spreadsheet"))
def read_import(run: Run, batch: int) -> None:
    """Read the file and put its rows before the person; a file that cannot be read says why."""
    # The core brings numeric libraries along: only the worker that reads pays for them.
    from rongtong.apps.catalogue.queries.sheets import lines, named, plain_reason, read, shown_sheets
    from rongtong_match.tables import UnreadableFile

    kept = imported(batch)
    if kept.state != "reading":
        return
    today = timezone.localdate(run.at)
    try:
        with tempfile.TemporaryDirectory() as folder:
            loaded = read(named(kept, Path(folder)), kept.side, kept.columns, today)
            too_many = len(loaded.records) > MOST_ROWS
            typed = (
                {} if too_many else {(row.sheet, row.row): row.typed for row in kept.rows.exclude(typed={})}
            )
    except UnreadableFile as fault:
        imports.say_unreadable(batch=kept, actor=SYSTEM, problem=plain_reason(fault.reason), at=run.at)
        return
    if too_many:
        problem = {"count": len(loaded.records), "most": MOST_ROWS}
        imports.say_unreadable(batch=kept, actor=SYSTEM, problem=problem, at=run.at)
        return
    found = lines(loaded, kept.side, kept.kind, typed, today)
    imports.show_rows(batch=kept, actor=SYSTEM, found=found, sheets=shown_sheets(loaded), at=run.at)


@job("catalogue.hand_in", retries=5, title=_("Hand the drafts of an import in"))
def hand_in(run: Run, batch: int) -> None:
    """Hand in what is complete, fifty a step; what is not stays a draft that says what it lacks."""
    waiting = complete_drafts(imported(batch))
    for start in range(0, len(waiting), SUBMITTED):
        part = waiting[start : start + SUBMITTED]
        with run.step(start + len(part), len(waiting), _("Handed in")):
            for listing in part:
                with suppress(Hindered):
                    submit(listing=listing, actor=run.actor, at=run.at)


@job("catalogue.run_import", retries=5, title=_("Bring a spreadsheet in"))
def run_import(run: Run, batch: int) -> None:
    """Make the drafts, two hundred rows a step; a step is done whole or not at all."""
    kept = imported(batch)
    total = kept.rows.filter(verdict__in=("new", "changed")).count()
    while rows := rows_to_take(kept, run.kept.get("after", -1), CHUNK):
        done = run.kept.get("done", 0)
        with run.step(done + len(rows), total, _("Rows brought in")) as state:
            imports.take_in(batch=kept, rows=rows, actor=run.actor, at=run.at)
            state["after"], state["done"] = rows[-1].position, done + len(rows)
            kept.keep(rows_done=state["done"])
    if kept.state == "running":
        perform(kept, "finish", actor=SYSTEM, at=run.at)
