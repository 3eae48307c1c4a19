"""What people are told about the safety of their account."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

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
        "Your account was used on a device that we have not seen before"
        " (%(device)s, network address %(place)s)."
        " It was you: do nothing. It was not you: set a new password and sign out everywhere."
    ),
    category=SECURITY,
    button=_("Where you are signed in"),
)
