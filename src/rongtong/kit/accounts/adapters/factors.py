"""What the sign-in library asks about second factors.

Encrypted secrets, the QR picture, who must keep one.
"""

from __future__ import annotations

import io

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts import queries
from rongtong.kit.accounts.models import User
from rongtong.kit.fields.ring import ring

_ABOUT = "mfa_authenticator.data"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Our answers to the library's second-factor part."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "Your role asks for a second factor. Add another one before you remove this one."
        ),
        "incorrect_code": gettext_lazy("This code is wrong or was used already. Wait for the next one."),
        "unverified_email": gettext_lazy("Confirm your e-mail address first, then set up a second factor."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret with the keys of this installation."""
        return ring().seal(text, _ABOUT)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return ring().open(encrypted_text, _ABOUT)

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code with a quiet border, dark on white in either theme."""
        drawn = io.BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, border=4, light="#fff", xmldecl=False)
        return drawn.getvalue().decode()

    def _get_site_name(self) -> str:
        return queries.site_name() or _("Rongtong")

    def _get_user_identifier(self, user: User) -> str:
        return user.email or user.address_masked or user.name

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Say no to the last factor of somebody whose role asks for one."""
        actor = getattr(context.request, "actor", None)
        if actor is None or not actor.roles() & settings.MFA_ROLES:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())
