"""A document's life: read, picked from, kept with its drafts, gone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Document
from rongtong.apps.catalogue.rules.documents import DOCUMENT, READ_DOCUMENT
from rongtong.kit import files
from rongtong.kit.workflow import Change, State, Transition, Workflow


def let_go(document: Document, change: Change) -> None:
    """Remove the file and what was read; drafts keep the passages their fields came from."""
    if document.file is not None:
        files.remove(file=document.file, actor=change.actor, at=change.at)
    document.pieces.all().delete()
    document.keep(name="", text="")


WORKFLOW = Workflow(
    "catalogue.document",
    _("Source document"),
    model="catalogue.Document",
    states=(
        State("reading", _("Being read"), "start"),
        State("unreadable", _("Could not be read"), "bad", step=False),
        State("shown", _("To be picked from"), "waiting"),
        State("taken", _("Drafts made"), "good"),
        State("dropped", _("Removed"), "end", step=False),
    ),
    transitions=(
        Transition("show", _("Show what was read"), ("reading",), "shown", READ_DOCUMENT, primary=True),
        Transition("give_up", _("Cannot be read"), ("reading",), "unreadable", READ_DOCUMENT),
        Transition("reread", _("Read it as a picture"), ("unreadable",), "reading", DOCUMENT),
        Transition("take", _("Make drafts"), ("shown",), "taken", DOCUMENT, primary=True),
        Transition(
            "drop",
            _("Remove the document"),
            ("unreadable", "shown", "taken"),
            "dropped",
            DOCUMENT,
            effects=(let_go,),
            confirm=_(
                "The file is deleted for good. Drafts made from it stay, with the passages they came from."
            ),
        ),
    ),
)
