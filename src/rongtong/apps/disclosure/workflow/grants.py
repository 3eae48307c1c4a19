"""Access to a listing: asked for, given, refused, stopped; it ends with its agreement."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.facts import AccessGiven
from rongtong.apps.disclosure.models import Agreement, Grant
from rongtong.apps.disclosure.models.grants import OPEN_GRANT
from rongtong.apps.disclosure.rules.agreements import END_GRANT, GIVE, WANT
from rongtong.apps.disclosure.workflow.guards import agreement_stands
from rongtong.apps.disclosure.workflow.telling import tell_owner, tell_reader
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow, perform
from rongtong.lib.actor import SYSTEM

REFUSE_REASONS = (
    ("early", _("Not at this stage of the talks")),
    ("enough", _("What is open already should do")),
    ("third", _("It belongs to others as well who have not agreed")),
    ("not_there", _("We have no such papers")),
    ("other", _("Another reason, see the note")),
)
STOP_REASONS = (
    ("ended", _("The talks are over")),
    ("breach", _("What was confidential was passed on or used otherwise")),
    ("mistake", _("It was opened by mistake")),
    ("enough", _("They have seen what they needed")),
    ("other", _("Another reason, see the note")),
)


def close_grants(agreement: Agreement, at: datetime) -> None:
    """End every access that rests on an agreement."""
    for grant in agreement.grants.filter(state__in=OPEN_GRANT).order_by("pk"):
        perform(grant, "end", actor=SYSTEM, at=at)


def _given(grant: Grant, change: Change) -> None:
    grant.keep(answered_at=change.at)
    publish(AccessGiven(grant.pk, grant.listing_id, grant.level), at=change.at)
    tell_reader(grant, "disclosure.opened", at=change.at)


def _refused(grant: Grant, change: Change) -> None:
    grant.keep(answered_at=change.at, ended_at=change.at)
    tell_reader(grant, "disclosure.refused", at=change.at, why=_reason(change))


def _stopped(grant: Grant, change: Change) -> None:
    grant.keep(ended_at=change.at)
    tell_reader(grant, "disclosure.stopped", at=change.at, why=_reason(change))


def _taken_back(grant: Grant, change: Change) -> None:
    grant.keep(ended_at=change.at)
    tell_owner(grant, "disclosure.not_wanted", at=change.at)


def _over(grant: Grant, change: Change) -> None:
    grant.keep(ended_at=change.at)


def _reason(change: Change) -> str:
    return str(dict(change.transition.reasons).get(change.reason, ""))


WORKFLOW = Workflow(
    "disclosure.grant",
    _("Access to listings"),
    model="disclosure.Grant",
    states=(
        State("asked", _("Asked for"), "start"),
        State("granted", _("Is open"), "good"),
        State("refused", _("Not opened"), "bad", step=False),
        State("taken_back", _("Not wanted any more"), "end", step=False),
        State("stopped", _("Stopped"), "bad", step=False),
        State("over", _("Ended with the agreement"), "end", step=False),
    ),
    transitions=(
        Transition(
            "give", _("Open it"), ("asked",), "granted", GIVE,
            guards=(Guard("agreement_stands", agreement_stands),), effects=(_given,), primary=True,
        ),
        Transition(
            "refuse", _("Do not open it"), ("asked",), "refused", GIVE, effects=(_refused,),
            reasons=REFUSE_REASONS,
        ),
        Transition("take_back", _("Not needed any more"), ("asked",), "taken_back", WANT,
                   effects=(_taken_back,)),
        Transition(
            "stop", _("Stop access"), ("granted",), "stopped", GIVE, effects=(_stopped,),
            reasons=STOP_REASONS, confirm=_("They read nothing more from this moment, open pages included."),
        ),
        Transition("end", _("End with the agreement"), OPEN_GRANT, "over", END_GRANT, effects=(_over,)),
    ),
)  # fmt: skip
