"""Giving and taking power, and staff sessions. Who may is the caller's rule; that it is logged is ours."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from rongtong.kit.audit import action, record
from rongtong.kit.permissions.asking import Refused
from rongtong.kit.permissions.models import Assignment, StaffSession
from rongtong.kit.permissions.queries import holding
from rongtong.kit.permissions.roles import role as role_of
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import Actor

LONGEST_SESSION = timedelta(hours=4)


@action
def assign(
    *, user: Any, role: str, actor: Actor, at: datetime, reason: str = "",
    organisation: int | None = None, centre: int | None = None, ends: datetime | None = None,
) -> Assignment:  # fmt: skip
    """Let ``user`` hold ``role`` from ``at``; what is held already is returned as it is.

    KeyError for an unknown role; ValueError when the reach does not fit its scope; Refused when the
    person holds a role that must be kept apart.
    """
    kept = role_of(role)
    _fit(kept.scope, organisation, centre)
    # The account is the lock: two grants to one person are decided one after the other.
    type(user).objects.select_for_update().get(pk=user.pk)
    present = list(holding(at).filter(user=user))
    for row in present:
        if (row.role, row.organisation, row.centre) == (role, organisation, centre):
            return row
    _keep_apart(role, {row.role for row in present})
    made = Assignment.objects.create(
        user=user, role=role, organisation=organisation, centre=centre,
        starts=at, ends=ends, granted_by=actor.id, reason=reason,
    )  # fmt: skip
    _note("permissions.assigned", made, actor, at, reason)
    return made


@action
def revoke(*, assignment: Assignment, actor: Actor, at: datetime, reason: str = "") -> None:
    """End an assignment at ``at``; one that has ended already is left as it is."""
    ended = (
        Assignment.objects.filter(pk=assignment.pk)
        .exclude(ends__lte=at)
        .update(ends=max(at, assignment.starts))
    )
    if ended:
        _note("permissions.revoked", assignment, actor, at, reason)


@action
def open_staff_session(
    *, user: Any, reason: str, actor: Actor, at: datetime, minutes: int = 30
) -> StaffSession:
    """Let the staff power of ``user`` count for ``minutes`` (at most 240).

    Refused without a reason or a role that needs one.
    """
    if len(reason.strip()) < 4:
        raise Refused(
            _("Say in a few words what the staff session is for; it is kept with all you do in it.")
        )
    if not any(roles()[row.role].staff for row in holding(at).filter(user=user) if row.role in roles()):
        raise Refused(_("None of your roles needs a staff session."))
    length = min(timedelta(minutes=max(1, minutes)), LONGEST_SESSION)
    made = StaffSession.objects.create(user=user, reason=reason.strip()[:200], started=at, ends=at + length)
    record("permissions.session_opened", about=made, actor=actor, at=at, reason=made.reason,
           data={"minutes": int(length.total_seconds() // 60)})  # fmt: skip
    return made


@action
def close_staff_session(*, session: StaffSession, actor: Actor, at: datetime) -> None:
    """End a staff session now; an ended one is left as it is."""
    if StaffSession.objects.filter(pk=session.pk, closed__isnull=True).update(closed=at):
        record("permissions.session_closed", about=session, actor=actor, at=at)


def _fit(scope: str, organisation: int | None, centre: int | None) -> None:
    named = {"organisation": organisation is not None, "centre": centre is not None, "platform": False}
    others = [kind for kind, given in named.items() if given and kind != scope]
    if others or (scope != "platform" and not named[scope]):
        raise ValueError(f"a role of scope {scope} names its {scope} and nothing else")


def _keep_apart(role: str, present: set[str]) -> None:
    """GB/T 22239-2019 8.1.4.2: system, audit and security administration lie with different people."""
    for other in sorted(present):
        if other in roles() and (other in role_of(role).apart or role in role_of(other).apart):
            raise Refused(
                _("%(role)s and %(other)s must be different people; end the other role first.")
                % {"role": role_of(role).label, "other": role_of(other).label}
            )


def _note(verb: str, row: Assignment, actor: Actor, at: datetime, reason: str) -> None:
    data = {"user": row.user_id, "role": row.role, "organisation": row.organisation, "centre": row.centre}
    record(verb, about=row, actor=actor, at=at, reason=reason, data=data)
