"""Reading spreadsheets and bringing their rows in; a worker that dies is followed by one that goes on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions import imports, taking_in
from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.imports import TAKEN
from rongtong.apps.catalogue.queries.imports import (
    changes_after,
    drafts_after,
    imported,
    rows_taken,
    rows_to_take,
    to_hand_in,
)
from rongtong.apps.catalogue.queries.judging import judged
from rongtong.apps.catalogue.rules.imports import MOST_ROWS
from rongtong.kit.jobs import Run, job
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM

CHUNK, SUBMITTED = 50, 10
"""Rows of a step: well under a second in which, on SQLite, nobody else writes."""


@job("catalogue.read_import", retries=2, title=_("Read a spreadsheet"))
def read_import(run: Run, batch: int) -> None:
    """Read the file and put its rows before the person; a file that cannot be read says why."""
    # The core brings numeric libraries along: only the worker that reads pays for them.
    from rongtong.apps.catalogue.queries.sheet_lines import plain_reason
    from rongtong.apps.catalogue.queries.sheets import read, shown_sheets

    kept = imported(batch)
    if kept.state != "reading":
        return
    run.progress(0, None, _("The file is being read"))
    with tempfile.TemporaryDirectory() as folder:
        found = read(kept, Path(folder), timezone.localdate(run.at))
    problem = {}
    if found.problem is not None:
        problem = plain_reason(found.problem)
    elif found.loaded is not None and len(found.loaded.records) > MOST_ROWS:
        problem = {"count": len(found.loaded.records), "most": MOST_ROWS}
    if problem:
        with run.step():
            sheets = shown_sheets(found) if found.problem is not None else []
            imports.say_unreadable(batch=kept, actor=SYSTEM, problem=problem, sheets=sheets, at=run.at)
        return
    _show(run, kept, found, shown_sheets(found))


def _show(run: Run, batch: Import, found: object, sheets: list[dict[str, object]]) -> None:
    from rongtong.apps.catalogue.queries.apart import Reading
    from rongtong.apps.catalogue.queries.sheet_lines import Lines

    assert isinstance(found, Reading)  # noqa: S101
    typed = {(row.sheet, row.row): row.typed for row in batch.rows.exclude(typed={})}
    lines = Lines(
        found, side=batch.side, kind=batch.kind, typed=typed, answers=batch.answers,
        today=timezone.localdate(run.at),
    )  # fmt: skip
    lines.note(lambda done, total: run.progress(done, total, _("Rows understood")))
    ready = judged(batch, lines)
    with run.step(len(ready.rows), len(ready.rows), _("Rows understood")):
        imports.show_rows(
            batch=batch, found=ready, sheets=sheets, asked=lines.naming.asked(), hinted=lines.naming.hinted,
            actor=SYSTEM, at=run.at,
        )  # fmt: skip


@job("catalogue.run_import", retries=5, title=_("Bring a spreadsheet in"), queue="slow")
def run_import(run: Run, batch: int) -> None:
    """Make the drafts, fifty rows a step; a step is done whole or not at all."""
    kept = imported(batch)
    total = kept.rows.filter(verdict__in=TAKEN).count()
    while rows := rows_to_take(kept, run.kept.get("after", -1), CHUNK):
        done = run.kept.get("done", 0) + len(rows)
        with run.step(done, total, _("Rows brought in")) as state:
            taking_in.take_in(batch=kept, rows=rows, actor=run.actor, at=run.at)
            state["after"], state["done"] = rows[-1].position, done
    if kept.state == "running":
        perform(kept, "finish", actor=SYSTEM, at=run.at)


@job("catalogue.hand_in", retries=5, title=_("Hand the drafts of an import in"), queue="slow")
def hand_in(run: Run, batch: int) -> None:
    """Hand in what is complete, ten a step; what is not stays a draft that says what it lacks."""
    kept = imported(batch)
    total = run.kept.get("total") or to_hand_in(kept)
    for name, waiting in (("drafts", drafts_after), ("changes", changes_after)):
        while part := waiting(kept, run.kept.get(name, 0), SUBMITTED):
            done = run.kept.get("done", 0) + len(part)
            with run.step(done, total, _("Handed in")) as state:
                given = {name: part}
                taking_in.hand_in_some(batch=kept, actor=run.actor, at=run.at, **given)
                state[name], state["done"], state["total"] = part[-1].pk, done, total
    with run.step() as state:
        if not state.get("told"):
            taking_in.tell_handed_in(batch=kept, actor=run.actor, at=run.at)
            state["told"] = True


@job("catalogue.undo_import", retries=5, title=_("Undo an import"), queue="slow")
def undo_import(run: Run, batch: int) -> None:
    """Take the rows back, fifty a step; what was handed in since stays."""
    kept = imported(batch)
    total = run.kept.get("total") or kept.rows.filter(done=True).count()
    while rows := rows_taken(kept, run.kept.get("after", -1), CHUNK):
        done = run.kept.get("done", 0) + len(rows)
        with run.step(done, total, _("Rows taken back")) as state:
            taking_in.take_back(batch=kept, rows=rows, actor=run.actor, at=run.at)
            state["after"], state["done"], state["total"] = rows[-1].position, done, total
    if kept.state == "undoing":
        taking_in.say_undone(batch=kept, actor=SYSTEM, at=run.at)
