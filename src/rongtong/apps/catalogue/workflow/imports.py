"""An import's life: read, looked at, brought in, undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.rules.imports import IMPORT, READ_SHEET
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor


def has_rows(batch: Import, actor: Actor, at: datetime) -> Any:
    """Refuse when nothing in the file would change anything."""
    if batch.rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED)).exists():
        return None
    return _("There is nothing to bring in: every row is there already or must be mended first.")


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
            ("done",),
            "undone",
            IMPORT,
            confirm=_("Drafts of this import are discarded, changed ones get their old values back."),
        ),
        Transition("drop", _("Drop"), ("preview", "unreadable"), "dropped", IMPORT, effects=(end,)),
    ),
)
