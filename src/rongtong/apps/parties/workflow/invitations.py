"""An invitation: sent, then accepted, declined, withdrawn or run out. Its token works once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Invitation
from rongtong.apps.parties.rules.memberships import ANSWER, INVITE
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

VALID = timedelta(days=14)
"""How long a token works: long enough for a holiday week, short enough for a lost letter."""


def in_time(invitation: Invitation, actor: Actor, at: datetime) -> Any:
    """Refuse what has run out."""
    if at >= invitation.expires_at:
        return _("This invitation has run out. Ask the organisation to send it again.")
    return None


def right_person(invitation: Invitation, actor: Actor, at: datetime) -> Any:
    """Refuse everybody but the person the address belongs to."""
    if invitation.meant_for(actor.id):
        return None
    return _(
        "This invitation was sent to %(address)s. Sign in with the account of that address, "
        "or ask for an invitation to your own."
    ) % {"address": invitation.address_masked}


def not_yet_member(invitation: Invitation, actor: Actor, at: datetime) -> Any:
    """Refuse members."""
    return _("You are a member already.") if invitation.is_member_already(actor.id) else None


def still_standing(invitation: Invitation, actor: Actor, at: datetime) -> Any:
    """Refuse for a record that has gone into another one."""
    if invitation.organisation.merged_into_id:
        return _("The organisation's record was merged into another one. Ask for a new invitation.")
    return None


def _renew(invitation: Invitation, change: Change) -> None:
    invitation.renew(change.at + VALID)


WORKFLOW = Workflow(
    "parties.invitation",
    _("Invitation"),
    model="parties.Invitation",
    states=(
        State("sent", _("Waiting for an answer"), "waiting"),
        State("accepted", _("Accepted"), "good"),
        State("declined", _("Declined"), "bad", step=False),
        State("withdrawn", _("Withdrawn"), "end", step=False),
        State("expired", _("Run out"), "end", step=False),
    ),
    transitions=(
        Transition(
            "accept",
            _("Accept"),
            ("sent",),
            "accepted",
            ANSWER,
            guards=(
                Guard("right_person", right_person),
                Guard("in_time", in_time),
                Guard("not_yet_member", not_yet_member),
                Guard("still_standing", still_standing),
            ),
            primary=True,
        ),
        Transition(
            "decline",
            _("Decline"),
            ("sent",),
            "declined",
            ANSWER,
            guards=(Guard("right_person", right_person),),
        ),
        Transition("resend", _("Send again"), ("sent", "expired"), "sent", INVITE, effects=(_renew,)),
        Transition("withdraw", _("Withdraw"), ("sent", "expired"), "withdrawn", INVITE),
        Transition("expire", _("Let it run out"), ("sent",), "expired", INVITE),
    ),
)
