"""What the site ties together: what ends when somebody leaves, how a sign-in from a new device is told."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongtong.kit.accounts.actions.signing import Visit
from rongtong.kit.accounts.announcing import tell_by
from rongtong.kit.accounts.leaving import when_leaving
from rongtong.kit.accounts.models import User
from rongtong.kit.notices import category, notice, tell
from rongtong.kit.permissions.actions import close_staff_session, revoke
from rongtong.kit.permissions.queries import holding, open_session
from rongtong.lib.actor import Actor

SECURITY = category(
    "accounts.security",
    _("Safety of your account"),
    hint=_("Sign-ins from new devices; cannot be switched off"),
    must=True,
)
notice(
    "accounts.new_device",
    title=_("Sign-in from a new device: %(device)s"),
    body=_(
        "Your account was used on a device that we have not seen before (%(device)s, network address %(place)s)."
        " It was you: do nothing. It was not you: set a new password and sign out everywhere."
    ),
    category=SECURITY,
    button=_("Where you are signed in"),
)


@tell_by
def tell_new_device(*, user: User, visit: Visit, at: datetime) -> None:
    """Tell the owner, in the site and by mail, whatever they switched off."""
    device = visit.device or "?"
    tell(user, "accounts.new_device", at=at, link=reverse("accounts:sessions"), device=device, place=visit.place)


@when_leaving("permissions.roles")
def end_roles(*, user: User, successor: User | None, actor: Actor, at: datetime, reason: str) -> None:
    """End every role and an open staff session. A successor gets no role by this: somebody has to decide."""
    session = open_session(user.pk, at=at)
    if session is not None:
        close_staff_session(session=session, actor=actor, at=at)
    for assignment in list(holding(at).filter(user=user)):
        revoke(assignment=assignment, actor=actor, at=at, reason=reason)
