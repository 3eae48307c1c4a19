"""A letter's life: arrived, perhaps proven by a click, read; or refused, ignored, lapsed, failed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Letter
from rongtong.apps.catalogue.rules.letters import OPERATE_MAIL, READ_MAIL
from rongtong.kit.workflow import Change, State, Transition, Workflow


def forget(letter: Letter, change: Change) -> None:
    """Keep the fate, not the words."""
    letter.keep(raw=None, subject="")


def prove(letter: Letter, change: Change) -> None:
    """Note the click."""
    letter.keep(proven=True, why="")


WORKFLOW = Workflow(
    "catalogue.letter",
    _("Letter received"),
    model="catalogue.Letter",
    states=(
        State("arrived", _("Arrived"), "start"),
        State("waiting", _("Waits for a click"), "waiting"),
        State("read", _("Read"), "good"),
        State("refused", _("Turned away"), "end", step=False),
        State("ignored", _("Left alone"), "end", step=False),
        State("lapsed", _("Lapsed"), "end", step=False),
        State("failed", _("Failed"), "bad", step=False),
    ),
    transitions=(
        Transition("hold", _("Ask for a click"), ("arrived",), "waiting", READ_MAIL),
        Transition("prove", _("It is mine"), ("waiting",), "arrived", READ_MAIL, effects=(prove,)),
        Transition("read", _("Read"), ("arrived",), "read", READ_MAIL, effects=(forget,), primary=True),
        Transition("refuse", _("Turn away"), ("arrived",), "refused", READ_MAIL, effects=(forget,)),
        Transition("ignore", _("Leave alone"), ("arrived",), "ignored", READ_MAIL, effects=(forget,)),
        Transition("lapse", _("Let lapse"), ("waiting",), "lapsed", READ_MAIL, effects=(forget,)),
        Transition("fail", _("Give up"), ("arrived",), "failed", READ_MAIL),
        Transition("again", _("Try again"), ("failed",), "arrived", OPERATE_MAIL),
    ),
)
