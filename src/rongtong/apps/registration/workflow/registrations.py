"""A registration's life: form, desk, decision, changes, its end (技术合同认定登记管理办法)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.registration.rules.reasons import AMEND, CANCEL, DECLINE, REFUSE, RETURN, WITHDRAW
from rongtong.apps.registration.rules.registrations import DECIDE, SETTLE, SUBMIT
from rongtong.apps.registration.workflow import effects, guards
from rongtong.kit.workflow import Guard, State, Transition, Workflow

IMPARTIAL = Guard("neither_side", guards.neither_side)
FIRST = Guard("first_time", guards.first_time)
AGAIN = Guard("registered_before", guards.registered_before)
UNDER_WAY = ("draft", "submitted", "accepted", "returned")
WORKFLOW = Workflow(
    "registration.registration",
    _("Registrations of contracts"),
    model="registration.Registration",
    states=(
        State("draft", _("Form being filled in"), "start"),
        State("submitted", _("Handed in"), "waiting"),
        State("accepted", _("Taken up"), "open"),
        State("returned", _("Returned to be mended"), "bad", step=False),
        State("registered", _("Registered"), "good"),
        State("amending", _("Change being filled in"), "open", step=False),
        State("refused", _("Not registered"), "bad", step=False),
        State("withdrawn", _("Withdrawn"), "end", step=False),
        State("cancelled", _("Registration cancelled"), "end", step=False),
    ),
    transitions=(
        Transition(
            "submit", _("Hand in"), ("draft", "returned", "amending"), "submitted", SUBMIT,
            guards=(Guard("in_force", guards.in_force), Guard("handed_in", guards.handed_in)),
            effects=(effects.submitted,), primary=True,
        ),
        Transition(
            "accept", _("Take up"), ("submitted",), "accepted", DECIDE, guards=(IMPARTIAL,),
            effects=(effects.accepted,), primary=True,
        ),
        Transition(
            "return", _("Return to be mended"), ("accepted",), "returned", DECIDE, guards=(IMPARTIAL,),
            effects=(effects.decided,), reasons=RETURN,
        ),
        Transition(
            "register", _("Register"), ("accepted",), "registered", DECIDE,
            guards=(
                IMPARTIAL, Guard("in_force", guards.in_force), Guard("same_terms", guards.same_terms),
                Guard("has_number", guards.has_number),
            ),
            effects=(effects.decided, effects.registered), primary=True,
        ),
        Transition(
            "refuse", _("Do not register"), ("accepted",), "refused", DECIDE, guards=(IMPARTIAL, FIRST),
            effects=(effects.decided, effects.refused), reasons=REFUSE,
            confirm=_("The contract is marked as not registered. The seller may apply anew."),
        ),
        Transition(
            "decline", _("Do not register the change"), ("accepted",), "registered", DECIDE,
            guards=(IMPARTIAL, AGAIN), effects=(effects.decided, effects.put_back), reasons=DECLINE,
        ),
        Transition(
            "withdraw", _("Withdraw the application"), UNDER_WAY, "withdrawn", SUBMIT, guards=(FIRST,),
            effects=(effects.taken_back,), reasons=WITHDRAW,
        ),
        Transition(
            "amend", _("Have a change registered"), ("registered",), "amending", SUBMIT, reasons=AMEND,
            guards=(Guard("in_force", guards.in_force),),
        ),
        Transition(
            "keep", _("Leave it as registered"), ("amending", "returned"), "registered", SUBMIT,
            guards=(AGAIN,), effects=(effects.put_back,),
        ),
        Transition(
            "lapse", _("Ended with the contract"), UNDER_WAY, "withdrawn", SETTLE,
            guards=(FIRST,), effects=(effects.taken_back,),
        ),
        Transition(
            "cancel", _("Cancel the registration"), ("registered", "amending"), "cancelled", DECIDE,
            guards=(IMPARTIAL,), effects=(effects.cancelled,), reasons=CANCEL,
            confirm=_("The registration ends and its number is not given again."),
        ),
    ),
)  # fmt: skip
