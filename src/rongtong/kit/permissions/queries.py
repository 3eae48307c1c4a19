"""Who somebody is at a moment: read anew for every request, so that a change of power counts at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.kit.permissions import scopes
from rongtong.kit.permissions.models import Assignment, StaffSession
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import ANONYMOUS, Actor, Held


def holding(at: datetime) -> QuerySet[Assignment]:
    """Give the assignments in force at ``at``."""
    return Assignment.objects.filter(Q(ends__isnull=True) | Q(ends__gt=at), starts__lte=at)


def actor_for(user: Any, *, at: datetime, via: str = "web") -> Actor:
    """Give the actor for an account: ANONYMOUS when not signed in or closed. One to three queries."""
    if user is None or not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    rows = [row for row in holding(at).filter(user_id=user.pk).order_by("pk") if row.role in roles()]
    reach = scopes.regions("centre", [(row.role, row.centre) for row in rows if row.centre is not None], at)
    held = tuple(
        Held(row.role, row.organisation, row.centre, reach.get((row.role, row.centre or 0))) for row in rows
    )
    session = open_session(user.pk, at=at) if any(roles()[row.role].staff for row in rows) else None
    return Actor("user", user.pk, str(user), held, session.pk if session else None, via)


def open_session(user: int, *, at: datetime) -> StaffSession | None:
    """Give the staff session that is open for ``user`` at ``at``."""
    return (
        StaffSession.objects.filter(user_id=user, closed__isnull=True, started__lte=at, ends__gt=at)
        .order_by("-ends")
        .first()
    )


def holders(
    role: str, *, at: datetime, organisation: int | None = None, centre: int | None = None
) -> QuerySet[Assignment]:
    """Give who holds ``role`` at ``at``, for one organisation or centre when given."""
    found = holding(at).filter(role=role)
    if organisation is not None:
        found = found.filter(organisation=organisation)
    return found.filter(centre=centre) if centre is not None else found
