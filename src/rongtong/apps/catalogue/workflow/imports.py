"""An import's life: read, looked at, brought in, undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.imports import TAKEN
from rongtong.apps.catalogue.rules.imports import IMPORT, READ_SHEET
from rongtong.kit.jobs.models import OPEN
from rongtong.kit.jobs.queries import about
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor


def has_rows(batch: Import, actor: Actor, at: datetime) -> Any:
    """Refuse when nothing in the file would change anything."""
    if batch.rows.filter(verdict__in=TAKEN).exists():
        return None
    return _("There is nothing to bring in: every row is there already or must be mended first.")


def at_rest(batch: Import, actor: Actor, at: datetime) -> Any:
    """Refuse while a job works on it."""
    if about(batch).filter(state__in=OPEN).exists():
        return _("Work on it is still going on. Wait until it has ended, or cancel it.")
    return None


def end(batch: Import, change: Change) -> None:
    """Note when it came to its end."""
    batch.keep(ended_at=change.at)


WORKFLOW = Workflow(
    "catalogue.import",
    _("Import"),
    model="catalogue.Import",
    states=(
        State("reading", _("Being read"), "start"),
        State("unreadable", _("Could not be read"), "bad", step=False),
        State("preview", _("To be looked at"), "waiting"),
        State("running", _("Being brought in"), "open"),
        State("done", _("Brought in"), "good"),
        State("undoing", _("Being undone"), "open", step=False),
        State("undone", _("Undone"), "end", step=False),
        State("dropped", _("Dropped"), "end", step=False),
    ),
    transitions=(
        Transition("show", _("Show what was read"), ("reading",), "preview", READ_SHEET, primary=True),
        Transition("give_up", _("Cannot be read"), ("reading",), "unreadable", READ_SHEET),
        Transition("reread", _("Read again"), ("preview", "unreadable"), "reading", IMPORT),
        Transition(
            "run",
            _("Bring in"),
            ("preview",),
            "running",
            IMPORT,
            guards=(Guard("has_rows", has_rows),),
            primary=True,
            help=_("Makes drafts. Nothing is public until you hand it in and a reviewer has passed it."),
        ),
        Transition("finish", _("Finish"), ("running",), "done", READ_SHEET, effects=(end,), primary=True),
        Transition(
            "undo",
            _("Undo the whole import"),
            ("running", "done"),
            "undoing",
            IMPORT,
            guards=(Guard("at_rest", at_rest),),
            confirm=_("Drafts of this import are discarded, changed ones get their old values back."),
        ),
        Transition("undone", _("All taken back"), ("undoing",), "undone", READ_SHEET, effects=(end,)),
        Transition(
            "drop",
            _("Drop"),
            ("reading", "preview", "unreadable"),
            "dropped",
            IMPORT,
            guards=(Guard("at_rest", at_rest),),
            effects=(end,),
        ),
    ),
)
