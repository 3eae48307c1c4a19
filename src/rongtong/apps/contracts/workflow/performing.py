"""The lives of what was promised: milestones, an early end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.models import Delivery, Milestone, Termination
from rongtong.apps.contracts.models.choices import other
from rongtong.apps.contracts.rules.contracts import ACCEPT, CANCEL, DELIVER, END
from rongtong.apps.contracts.rules.reasons import CONTEST, REWORK
from rongtong.apps.contracts.workflow.closing import given_up
from rongtong.apps.contracts.workflow.guards import all_accepted
from rongtong.apps.contracts.workflow.system import answered, as_system
from rongtong.apps.ledger.actions.owing import waive
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow, perform
from rongtong.lib.actor import Actor


def _bound(milestone: Milestone, actor: Actor, at: datetime) -> Any:
    if milestone.contract.state in ("signed", "performing"):
        return None
    return _("The contract does not run.")


def _delivered(milestone: Milestone, change: Change) -> None:
    milestone.keep(round=milestone.round + 1)
    made = Delivery.objects.create(
        milestone=milestone,
        round=milestone.round,
        note=change.note[:2_000],
        by_id=change.actor.id,
        at=change.at,
    )
    made.files.set(change.data.get("files", ()))
    if milestone.contract.state == "signed":
        perform(milestone.contract, "begin", actor=as_system(change.actor), at=change.at)


def _accepted(milestone: Milestone, change: Change) -> None:
    milestone.keep(accepted_by_id=change.actor.id, accepted_at=change.at)
    contract = milestone.contract
    publish(facts.MilestoneAccepted(contract.pk, milestone.pk), at=change.at)
    if all_accepted(contract, change.actor, change.at) is None:
        perform(contract, "complete", actor=as_system(change.actor), at=change.at)


_RUNS = (Guard("bound", _bound),)
MILESTONES = Workflow(
    "contracts.milestone",
    _("Milestones"),
    model="contracts.Milestone",
    states=(
        State("planned", _("Not delivered yet"), "start"),
        State("delivered", _("Delivered, to be accepted"), "waiting"),
        State("rework", _("To be reworked"), "open", step=False),
        State("accepted", _("Delivery accepted"), "good"),
        State("cancelled", _("Cancelled"), "end", step=False),
    ),
    transitions=(
        Transition(
            "deliver", _("Deliver"), ("planned", "rework"), "delivered", DELIVER, guards=_RUNS,
            effects=(_delivered,), primary=True,
        ),
        Transition(
            "accept", _("Accept the delivery"), ("delivered",), "accepted", ACCEPT, guards=_RUNS,
            effects=(_accepted,), primary=True,
        ),
        Transition(
            "rework", _("Ask for rework"), ("delivered",), "rework", ACCEPT, guards=_RUNS, reasons=REWORK,
        ),
        Transition("cancel", _("Cancel"), ("planned", "delivered", "rework"), "cancelled", CANCEL),
    ),
)  # fmt: skip


def _by_other(termination: Termination, actor: Actor, at: datetime) -> Any:
    party = termination.contract.party(other(termination.side))
    return None if acts_for(actor, party, SIGN) else _("The other side answers this.")


def _by_own(termination: Termination, actor: Actor, at: datetime) -> Any:
    party = termination.contract.party(termination.side)
    return None if acts_for(actor, party, SIGN) else _("Only the side that asked takes it back.")


def _money_clear(termination: Termination, actor: Actor, at: datetime) -> Any:
    if not any(one.payments.filter(state="reported").exists() for one in given_up(termination)):
        return None
    return _("A reported payment of what would be given up waits for an answer. Confirm or refuse it first.")


def _ended(termination: Termination, change: Change) -> None:
    """End it; what both agreed to give up is owed no longer, what else is open stays owed."""
    system = as_system(change.actor)
    perform(termination.contract, "terminate", actor=system, at=change.at)
    for one in given_up(termination):
        waive(obligation=one, reason="settled_apart", note=str(termination), actor=system, at=change.at)


_OTHER = (Guard("other", _by_other),)
TERMINATIONS = Workflow(
    "contracts.termination",
    _("Early ends of contracts"),
    model="contracts.Termination",
    states=(
        State("asked", _("Early end asked for"), "start"),
        State("agreed", _("Agreed"), "end"),
        State("contested", _("Contested"), "bad", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
    ),
    transitions=(
        Transition(
            "agree", _("Agree to end it"), ("asked",), "agreed", END,
            guards=(*_OTHER, Guard("money", _money_clear)), effects=(answered, _ended), primary=True,
        ),
        Transition(
            "contest", _("Contest"), ("asked",), "contested", END, guards=_OTHER, effects=(answered,),
            reasons=CONTEST,
        ),
        Transition(
            "withdraw", _("Take back"), ("asked", "contested"), "withdrawn", END,
            guards=(Guard("own", _by_own),),
        ),
    ),
)  # fmt: skip
