"""An objection to a published price: open until its owner has answered it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.rules.contracts import ANSWER_OBJECTION, TAKE_BACK
from rongtong.apps.contracts.rules.reasons import REJECT
from rongtong.apps.contracts.workflow.system import answered
from rongtong.kit.workflow import Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor


def _still_open(record: Any, actor: Actor, at: datetime) -> Any:
    notice = record.notice
    return None if notice.is_open else _("The notice is over.")


OBJECTIONS = Workflow(
    "contracts.objection",
    _("Objections to a published price"),
    model="contracts.Objection",
    states=(
        State("open", _("Waits for an answer"), "start"),
        State("rejected", _("Answered, not upheld"), "end"),
        State("upheld", _("Upheld"), "bad", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
    ),
    transitions=(
        Transition(
            "reject", _("Answer and go on"), ("open",), "rejected", ANSWER_OBJECTION,
            guards=(Guard("open", _still_open),), effects=(answered,), reasons=REJECT, primary=True,
        ),
        Transition(
            "uphold", _("Uphold: the objection is right"), ("open",), "upheld", ANSWER_OBJECTION,
            guards=(Guard("open", _still_open),), effects=(answered,),
        ),
        Transition("withdraw", _("Take back"), ("open",), "withdrawn", TAKE_BACK),
    ),
)  # fmt: skip
