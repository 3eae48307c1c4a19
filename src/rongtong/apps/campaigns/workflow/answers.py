"""An answer's life: being written, sent, taken over by an account or by an officer on its behalf."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models import Answer
from rongtong.apps.campaigns.models.answers import How, What
from rongtong.apps.campaigns.rules.campaigns import CLAIM, CONFIRM, SEND
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.values import with_values
from rongtong.apps.catalogue.workflow import guards
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

DROP_REASONS = (
    ("empty", _("Nothing can be done with it")),
    ("twin", _("It is there already")),
    ("taken_back", _("The organisation takes it back")),
    ("foreign", _("It does not come from this organisation")),
    ("other", _("Another reason, see the note")),
)


def as_listing(answer: Answer) -> Listing:
    """Give what the answer would be; nothing is written."""
    target = answer.target
    empty = Listing(
        side=target.campaign.side, kind=answer.kind, organisation=target.organisation, home=target.region
    )
    return with_values(empty, answer.values)


def _whole(answer: Answer, actor: Actor, at: datetime) -> Any:
    if answer.what != What.NEW:
        return None
    made = as_listing(answer)
    return guards.complete(made, actor, at) or guards.not_past(made, actor, at)


def _running(answer: Answer, actor: Actor, at: datetime) -> Any:
    campaign = answer.target.campaign
    if campaign.state == "running" and (campaign.ends_at is None or at < campaign.ends_at):
        return None
    return _("The campaign does not run now.")


def _registered(answer: Answer, actor: Actor, at: datetime) -> Any:
    if answer.target.organisation_id is not None:
        return None
    return _("It is not registered here yet: it registers first, or you register it, then name its record.")


def _sent(answer: Answer, change: Change) -> None:
    answer.keep(sent_at=change.at)


def _taken(how: How) -> Any:
    def effect(answer: Answer, change: Change) -> None:
        answer.keep(taken_at=change.at, how=how, word=change.note[:200])

    return effect


WORKFLOW = Workflow(
    "campaigns.answer",
    _("Answers to campaigns"),
    model="campaigns.Answer",
    states=(
        State("writing", _("Answer being written"), "start"),
        State("sent", _("Sent, waits for a yes"), "waiting"),
        State("taken", _("Taken over"), "good"),
        State("dropped", _("Not used"), "end", step=False),
    ),
    transitions=(
        Transition(
            "send", _("Send"), ("writing",), "sent", SEND,
            guards=(Guard("running", _running), Guard("whole", _whole)), effects=(_sent,), primary=True,
        ),
        Transition(
            "claim", _("Take over as our own"), ("sent",), "taken", CLAIM, effects=(_taken(How.ACCOUNT),),
            primary=True,
        ),
        Transition(
            "confirm", _("Hand in on their behalf"), ("sent",), "taken", CONFIRM,
            guards=(Guard("registered", _registered), Guard("whole", _whole)),
            effects=(_taken(How.OFFICER),),
        ),
        Transition(
            "drop", _("Do not use"), ("writing", "sent"), "dropped", CONFIRM, reasons=DROP_REASONS,
        ),
    ),
)  # fmt: skip
