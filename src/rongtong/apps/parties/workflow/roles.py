"""How a powerful role is asked for and agreed to by a second person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import RoleRequest
from rongtong.apps.parties.models.staff import end_of
from rongtong.apps.parties.rules import roles as rules
from rongtong.kit.notices import tell
from rongtong.kit.permissions.actions import assign
from rongtong.kit.permissions.roles import role as role_of
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REASONS_REFUSED = (
    ("not_needed", _("The work does not need this role")),
    ("too_long", _("The time is too long")),
    ("wrong_person", _("Somebody else should hold it")),
    ("other", _("Another reason, in the note")),
)


def second_person(request: RoleRequest, actor: Actor, at: datetime) -> Any:
    """Four eyes: neither who asked nor who would hold the role agrees to it."""
    if actor.id == request.asked_by_id:
        return _("You asked for this role yourself. A second person must agree.")
    if actor.id == request.user_id:
        return _("Nobody agrees to a role for themselves.")
    return None


def give(request: RoleRequest, change: Change) -> None:
    """Let the person hold the role from now on."""
    held = assign(
        user=request.user, role=request.role, organisation=request.organisation_id, centre=request.centre_id,
        ends=end_of(request.until), actor=change.actor, at=change.at, reason=request.reason[:200],
    )  # fmt: skip
    words = {"role": role_of(held.role).label, "reason": request.reason}
    tell(request.user, "parties.role_given", at=change.at, about=request, link="/me/", **words)


_SECOND = Guard("second_person", second_person)

WORKFLOW = Workflow(
    "parties.role_request",
    _("Request for a powerful role"),
    model="parties.RoleRequest",
    states=(
        State("asked", _("Waits for a second person"), "start"),
        State("granted", _("Given"), "good"),
        State("refused", _("Turned down"), "bad", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
    ),
    transitions=(
        Transition("agree", _("Agree"), ("asked",), "granted", rules.AGREE,
                   guards=(_SECOND,), effects=(give,), primary=True),
        Transition("refuse", _("Turn down"), ("asked",), "refused", rules.AGREE,
                   guards=(_SECOND,), reasons=REASONS_REFUSED),
        Transition("withdraw", _("Take back"), ("asked",), "withdrawn", rules.WITHDRAW),
    ),
)  # fmt: skip
