"""People, centres, the identity desk and roles in the header; the line of an open staff session."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.parties.rules import identity, roles
from rongtong.kit.pages.banners import Banner, banner
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.permissions.queries import open_session
from rongtong.kit.permissions.roles import roles as all_roles


def _signed_in(request: HttpRequest) -> bool:
    return actor_of(request).kind == "user"


def _staff(request: HttpRequest) -> bool:
    known = all_roles()
    return any(known[held.role].staff for held in actor_of(request).held if held.role in known)


def _checks(request: HttpRequest) -> bool:
    return can(actor_of(request), identity.CHECK)


def _sees_roles(request: HttpRequest) -> bool:
    return can(actor_of(request), roles.VIEW)


def staff_power(request: HttpRequest) -> Banner | None:
    """Say on every page that staff power is on, what for and until when, with the switch beside it."""
    actor = actor_of(request)
    session = open_session(actor.id, at=timezone.now()) if actor.staff and actor.id else None
    if session is None:
        return None
    ends = timezone.localtime(session.ends).strftime("%H:%M")
    words = {"ends": ends, "reason": session.reason}
    text = _("Staff power is on until %(ends)s: %(reason)s. All you do is noted.") % words
    return Banner(text, "shield-bolt", reverse("parties:session_close"), _("Switch it off"))


entry("parties.people", gettext_lazy("People"), "parties:people", icon="users", order=30)
entry(
    "parties.centres", gettext_lazy("Service centres"), "parties:centres", icon="building-community", order=40
)
entry(
    "parties.desk", gettext_lazy("Identity desk"), "parties:desk", icon="user-check", order=60, shown=_checks
)
entry("parties.roles", gettext_lazy("Roles"), "parties:roles", icon="key", order=70, shown=_sees_roles)
entry(
    "parties.profile",
    gettext_lazy("My profile"),
    "parties:profile",
    icon="id-badge-2",
    place="user",
    order=20,
    shown=_signed_in,
)
entry(
    "parties.session",
    gettext_lazy("Staff session"),
    "parties:session",
    icon="shield-bolt",
    place="user",
    order=30,
    shown=_staff,
)
banner("parties.session", staff_power)
