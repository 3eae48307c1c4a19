"""A contract's life: terms, notice, final text, both signatures, milestones, its end."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.rules.contracts import NEGOTIATE, PUBLISH, SETTLE
from rongtong.apps.contracts.rules.reasons import DROP, REOPEN
from rongtong.apps.contracts.workflow import effects, guards
from rongtong.kit.workflow import Guard, State, Transition, Workflow

OPEN = ("drafting", "agreed", "notice", "ready")
"""Nothing binds yet."""
BOUND = ("signed", "performing", "completed", "terminated")
WORKFLOW = Workflow(
    "contracts.contract",
    _("Contracts"),
    model="contracts.Contract",
    states=(
        State("drafting", _("Terms being agreed"), "start"),
        State("agreed", _("Terms agreed"), "open"),
        State("notice", _("Price published"), "waiting"),
        State("ready", _("To be signed"), "waiting"),
        State("signed", _("Signed"), "good"),
        State("performing", _("Being performed"), "open"),
        State("completed", _("Completed"), "good"),
        State("terminated", _("Ended early"), "bad", step=False),
        State("dropped", _("Dropped"), "end", step=False),
    ),
    transitions=(
        Transition(
            "agree", _("Accept the terms"), ("drafting",), "agreed", NEGOTIATE,
            guards=(Guard("both", guards.both_accepted), Guard("whole", guards.whole)),
            effects=(effects.agreed,), primary=True,
        ),
        Transition(
            "publish", _("Publish name and price"), ("agreed",), "notice", PUBLISH,
            guards=(Guard("wanted", guards.notice_wanted),), effects=(effects.notice_opened,),
            confirm=_("Everybody can read the name of the result and its price until the notice ends."),
        ),
        Transition(
            "close_notice", _("Close the notice"), ("notice",), "ready", PUBLISH,
            guards=(Guard("over", guards.notice_over), Guard("answered", guards.nothing_objected)),
            effects=(effects.notice_closed,), primary=True,
        ),
        Transition(
            "prepare", _("Make ready for signing"), ("agreed",), "ready", NEGOTIATE,
            guards=(Guard("notice", guards.no_notice_wanted), Guard("price", guards.price_found)),
            primary=True,
        ),
        Transition(
            "reopen", _("Open the terms again"), ("agreed", "notice", "ready"), "drafting", NEGOTIATE,
            effects=(effects.reopened,), reasons=REOPEN,
            confirm=_("The final text and a signature on it become void; a public notice is withdrawn."),
        ),
        Transition(
            "sign", _("Signed by both"), ("ready",), "signed", SETTLE,
            guards=(Guard("signatures", guards.both_signed),), effects=(effects.signed,), primary=True,
        ),
        Transition(
            "begin", _("Begin performing"), ("signed",), "performing", NEGOTIATE, primary=True,
        ),
        Transition(
            "complete", _("Completed"), ("performing",), "completed", SETTLE,
            guards=(Guard("accepted", guards.all_accepted),), effects=(effects.completed,), primary=True,
        ),
        Transition(
            "terminate", _("Ended early"), ("signed", "performing"), "terminated", SETTLE,
            guards=(Guard("agreed", guards.end_agreed),), effects=(effects.terminated,),
        ),
        Transition(
            "drop", _("Drop the contract"), OPEN, "dropped", NEGOTIATE, effects=(effects.dropped,),
            reasons=DROP,
        ),
    ),
)  # fmt: skip
