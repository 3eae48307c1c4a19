"""A membership: asked for or joined by invitation, active, ended. Power begins and ends with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.facts import MemberGone, MemberJoined
from rongtong.apps.parties.models import Membership
from rongtong.apps.parties.rules.memberships import ASK, DECIDE, FOUND, LEAVE, MANAGE
from rongtong.apps.parties.workflow.powers import end_powers, give_roles, keep_an_administrator
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REFUSAL_REASONS = (
    ("unknown", _("We do not know this person")),
    ("wrong", _("This is not the right organisation")),
    ("former", _("The person no longer works here")),
    ("other", _("Another reason, see the note")),
)
REMOVAL_REASONS = (
    ("left_job", _("No longer works here")),
    ("moved", _("Has other duties now")),
    ("mistake", _("Was added by mistake")),
    ("misuse", _("Misused the access")),
    ("other", _("Another reason, see the note")),
)


def not_the_last_admin(membership: Membership, actor: Actor, at: datetime) -> Any:
    """Refuse to leave an organisation without an administrator."""
    if membership.is_only_admin(at):
        return _("You are the only administrator. Make another member administrator first.")
    return None


def not_the_only_admin(membership: Membership, actor: Actor, at: datetime) -> Any:
    """Refuse to remove the only administrator."""
    if membership.is_only_admin(at):
        return _("This is the only administrator. Make another member administrator first.")
    return None


def somebody_else(membership: Membership, actor: Actor, at: datetime) -> Any:
    """Refuse to decide about oneself."""
    return _("Nobody decides about their own membership.") if actor.id == membership.user_id else None


def invited(membership: Membership, actor: Actor, at: datetime) -> Any:
    """Ask for an accepted invitation of this person."""
    return None if membership.was_invited() else _("There is no accepted invitation for you.")


def first_here(membership: Membership, actor: Actor, at: datetime) -> Any:
    """Let the person who registered the organisation be the first, and nobody after them."""
    return (
        None if membership.may_found() else _("This organisation has members already: ask to join instead.")
    )


def _begin(membership: Membership, change: Change) -> None:
    membership.begin(change.at)
    give_roles(membership, change.data.get("roles", ()), change)
    publish(MemberJoined(membership.organisation_id, membership.user_id), at=change.at)


def _end(membership: Membership, change: Change) -> None:
    membership.end(change.at)
    end_powers(membership, change)
    keep_an_administrator(membership.organisation, change.at)
    removed = change.transition.name == "remove"
    publish(MemberGone(membership.organisation_id, membership.user_id, removed), at=change.at)


def _close(membership: Membership, change: Change) -> None:
    membership.end(change.at)


WORKFLOW = Workflow(
    "parties.membership",
    _("Membership"),
    model="parties.Membership",
    states=(
        State("requested", _("Asked to join"), "waiting"),
        State("active", _("Member"), "good"),
        State("refused", _("Refused"), "bad", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
        State("left", _("Left"), "end", step=False),
        State("removed", _("Removed"), "end", step=False),
    ),
    transitions=(
        Transition(
            "found",
            _("Become the first administrator"),
            ("requested",),
            "active",
            FOUND,
            guards=(Guard("first_here", first_here),),
            effects=(_begin,),
        ),
        Transition(
            "join",
            _("Join by invitation"),
            ("requested",),
            "active",
            ASK,
            guards=(Guard("invited", invited),),
            effects=(_begin,),
        ),
        Transition(
            "admit",
            _("Admit"),
            ("requested",),
            "active",
            DECIDE,
            guards=(Guard("somebody_else", somebody_else),),
            effects=(_begin,),
            primary=True,
        ),
        Transition(
            "refuse",
            _("Refuse"),
            ("requested",),
            "refused",
            DECIDE,
            guards=(Guard("somebody_else", somebody_else),),
            effects=(_close,),
            reasons=REFUSAL_REASONS,
        ),
        Transition(
            "withdraw", _("Take the request back"), ("requested",), "withdrawn", ASK, effects=(_close,)
        ),
        Transition(
            "leave",
            _("Leave"),
            ("active",),
            "left",
            LEAVE,
            guards=(Guard("not_the_last_admin", not_the_last_admin),),
            effects=(_end,),
            confirm=_("You lose access at once. To come back you must be invited or admitted again."),
        ),
        Transition(
            "remove",
            _("Remove"),
            ("active",),
            "removed",
            MANAGE,
            guards=(Guard("somebody_else", somebody_else), Guard("not_the_only_admin", not_the_only_admin)),
            effects=(_end,),
            reasons=REMOVAL_REASONS,
            confirm=_("This person loses access at once."),
        ),
    ),
)
