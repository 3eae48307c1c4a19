"""Giving and taking roles: powerful ones need a second person, long unused ones a second look."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Centre, Organisation, Posting, RoleRequest, RoleReview
from rongtong.apps.parties.models.staff import POST_ROLES, end_of
from rongtong.apps.parties.rules import roles as rules
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import Refused, need
from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.roles import role as role_of
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def give(
    *, user: Any, role: str, reason: str, actor: Actor, at: datetime, until: date | None = None,
    organisation: Organisation | None = None, centre: Centre | None = None,
) -> Assignment | RoleRequest:  # fmt: skip
    """Let an account hold a role; one that needs four eyes becomes a request that a second person agrees to.

    Refused for oneself; ValidationError without a reason, with a last day in the past or without the reach.
    """
    need(actor, rules.GRANT)
    if actor.id == user.pk:
        raise Refused(_("Nobody gives themselves a role."))
    _check(role, reason, until, organisation, centre, at)
    if role_of(role).four_eyes:
        return _ask(user, role, reason, until, organisation, centre, actor, at)
    return assign(
        user=user, role=role, organisation=organisation.pk if organisation else None,
        centre=centre.pk if centre else None, ends=end_of(until), actor=actor, at=at, reason=reason[:200],
    )  # fmt: skip


@action
def take(*, assignment: Assignment, reason: str, actor: Actor, at: datetime) -> None:
    """End a role now. ValidationError without a reason; a post in a centre is ended with the post instead."""
    need(actor, rules.REVOKE)
    if len(reason.strip()) < 2:
        raise ValidationError({"reason": _("Say why: it is kept with the decision.")})
    if assignment.centre and assignment.role in POST_ROLES.values():
        _end_posts(assignment, at)
    revoke(assignment=assignment, actor=actor, at=at, reason=reason[:100])


@action
def keep(*, assignment: Assignment, reason: str, actor: Actor, at: datetime) -> RoleReview:
    """Let a role long unused stand after a look at it. ValidationError without a reason."""
    need(actor, rules.REVOKE)
    if len(reason.strip()) < 2:
        raise ValidationError({"reason": _("Say why: it is kept with the decision.")})
    made = RoleReview.objects.create(
        assignment=assignment.pk, reviewed_by_id=actor.id, reviewed_at=at, reason=reason[:300]
    )
    record(
        "parties.role.kept", about=assignment, actor=actor, at=at, data={"role": assignment.role}, note=reason
    )
    return made


@action
def decide_role(
    *, request: RoleRequest, name: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> RoleRequest:  # fmt: skip
    """Agree to, refuse or take back a request for a powerful role."""
    return perform(request, name, actor=actor, at=at, reason=reason, note=note, version=version)


def _ask(
    user: Any, role: str, reason: str, until: date | None, organisation: Organisation | None,
    centre: Centre | None, actor: Actor, at: datetime,
) -> RoleRequest:  # fmt: skip
    open_one = RoleRequest.objects.filter(user=user, role=role, state="asked").first()
    if open_one is not None:
        return open_one
    made = RoleRequest.objects.create(
        user=user, role=role, organisation=organisation, centre=centre, until=until, reason=reason[:300],
        asked_by_id=actor.id, asked_at=at,
    )  # fmt: skip
    record(
        "parties.role_request.asked",
        about=made,
        actor=actor,
        at=at,
        data={"role": role, "user": user.pk},
        note=reason,
    )
    return made


def _check(
    role: str,
    reason: str,
    until: date | None,
    organisation: Organisation | None,
    centre: Centre | None,
    at: datetime,
) -> None:
    scope = role_of(role).scope
    if len(reason.strip()) < 2:
        raise ValidationError({"reason": _("Say why: it is kept with the decision.")})
    if until is not None and until < timezone.localdate(at):
        raise ValidationError({"until": _("The last day lies in the past.")})
    if (organisation is not None) != (scope == "organisation"):
        missing = _("This role is held for an organisation: choose it.")
        unfit = _("This role is not held for an organisation.")
        raise ValidationError({"organisation": missing if scope == "organisation" else unfit})
    if (centre is not None) != (scope == "centre"):
        missing = _("This role is held for a service centre: choose it.")
        unfit = _("This role is not held for a service centre.")
        raise ValidationError({"centre": missing if scope == "centre" else unfit})


def _end_posts(assignment: Assignment, at: datetime) -> None:
    Posting.objects.filter(assignment=assignment.pk, ended_at=None).update(ended_at=at)
