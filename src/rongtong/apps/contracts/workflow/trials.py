"""A trial's life: offered, accepted, tried; then a contract, given back, or in dispute meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models import Trial, Usage
from rongtong.apps.contracts.models.choices import other
from rongtong.apps.contracts.rules.trials import (
    ANSWER,
    CONVERT,
    DECLINE,
    DISPUTE,
    GIVE_BACK,
    GIVEN_BACK,
    JUDGE,
    QUESTION,
    TAKE_BACK,
    WITHDRAW,
)
from rongtong.apps.contracts.workflow import trial_effects as effects
from rongtong.apps.contracts.workflow.system import answered
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.workflow import Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

OPEN = ("offered", "running", "returning", "disputed")
USED = ("running", "returning", "disputed")
"""States in which evidence of use may be brought."""


def _answers(trial: Trial, actor: Actor, at: datetime) -> Any:
    there = acts_for(actor, trial.party(other(trial.offered_side)), SIGN)
    return None if there and actor.id != trial.offered_by_id else _("The other side answers this.")


def _offered_it(trial: Trial, actor: Actor, at: datetime) -> Any:
    there = acts_for(actor, trial.party(trial.offered_side), SIGN)
    return None if there else _("Only the side that offered it takes it back.")


def _disputes(trial: Trial, actor: Actor, at: datetime) -> Any:
    there = bool(trial.disputed_side) and acts_for(actor, trial.party(trial.disputed_side), SIGN)
    return None if there else _("The side that disputes it takes that back.")


def _has_contract(trial: Trial, actor: Actor, at: datetime) -> Any:
    return None if trial.contract_id else _("Choose the kind of contract first.")


def _across(usage: Usage, actor: Actor, at: datetime) -> Any:
    there = acts_for(actor, usage.trial.party(other(usage.side)), SIGN)
    return None if there and actor.id != usage.by_id else _("The other side answers this.")


TRIALS = Workflow(
    "contracts.trial",
    _("Trials before a transfer"),
    model="contracts.Trial",
    states=(
        State("offered", _("Trial offered"), "start"),
        State("running", _("On trial"), "open"),
        State("returning", _("Given back, to be confirmed"), "waiting", step=False),
        State("converted", _("Became a contract"), "good"),
        State("returned", _("Came back"), "end", step=False),
        State("disputed", _("In dispute"), "bad", step=False),
        State("declined", _("Trial declined"), "end", step=False),
        State("withdrawn", _("Offer taken back"), "end", step=False),
    ),
    transitions=(
        Transition(
            "accept", _("Accept the trial"), ("offered",), "running", ANSWER,
            guards=(Guard("other", _answers),), effects=(effects.accepted,), primary=True,
            confirm=_("The term begins now. A fee of the trial is owed from now on."),
        ),
        Transition(
            "decline", _("Decline the trial"), ("offered",), "declined", ANSWER,
            guards=(Guard("other", _answers),), effects=(effects.ended,), reasons=DECLINE,
        ),
        Transition(
            "withdraw", _("Take the offer back"), ("offered",), "withdrawn", ANSWER,
            guards=(Guard("own", _offered_it),), effects=(effects.ended,), reasons=WITHDRAW,
        ),
        Transition(
            "convert", _("Make it a contract"), ("running",), "converted", CONVERT,
            guards=(Guard("contract", _has_contract),), effects=(effects.converted,), primary=True,
        ),
        Transition(
            "give_back", _("Give it back"), ("running", "disputed"), "returning", GIVE_BACK,
            effects=(effects.given_back,), reasons=GIVEN_BACK,
        ),
        Transition(
            "confirm_back", _("Confirm that all came back"), ("returning",), "returned", TAKE_BACK,
            effects=(effects.ended, effects.came_back), primary=True,
        ),
        Transition(
            "dispute", _("Open a dispute"), ("running", "returning"), "disputed", ANSWER,
            effects=(effects.disputed,), reasons=DISPUTE,
        ),
        Transition(
            "resume", _("End the dispute, go on"), ("disputed",), "running", ANSWER,
            guards=(Guard("own", _disputes),), effects=(effects.resumed,),
        ),
    ),
)  # fmt: skip

USAGES = Workflow(
    "contracts.usage",
    _("Evidence of use"),
    model="contracts.Usage",
    states=(
        State("brought", _("Waits for the other side"), "start"),
        State("confirmed", _("Confirmed by both"), "good"),
        State("questioned", _("Questioned"), "bad", step=False),
    ),
    transitions=(
        Transition(
            "confirm", _("Confirm this evidence"), ("brought", "questioned"), "confirmed", JUDGE,
            guards=(Guard("other", _across),), effects=(answered, effects.use_confirmed), primary=True,
        ),
        Transition(
            "question", _("Question it"), ("brought",), "questioned", JUDGE,
            guards=(Guard("other", _across),), effects=(answered,), reasons=QUESTION,
        ),
    ),
)  # fmt: skip
