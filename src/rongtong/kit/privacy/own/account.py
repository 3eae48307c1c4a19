"""The account: its data, its ways in, its roles; erased last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts.actions.keeping import leave
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.roles import roles
from rongtong.kit.privacy.parts import Kept, Section, personal
from rongtong.lib.actor import Actor

_ATTEMPTS = (AccessAttempt, AccessFailureLog, AccessLog)


def export(user: Any) -> Section:
    """Give the account as its person may see it."""
    own = {
        _("name"): user.name, _("e-mail address"): user.email or "", _("phone"): user.phone,
        _("language"): user.get_language_display(), _("made"): user.created_at,
    }  # fmt: skip
    return {
        _("Account"): [own],
        _("E-mail addresses"): [
            {_("e-mail address"): row.email, _("confirmed"): row.verified}
            for row in EmailAddress.objects.filter(user=user)
        ],
        _("Sign-in with other services"): [
            {_("service"): row.provider, _("number there"): row.uid}
            for row in SocialAccount.objects.filter(user=user)
        ],
        _("Second factors"): [
            {_("kind of factor"): row.get_type_display(), _("made"): row.created_at}
            for row in Authenticator.objects.filter(user=user)
        ],
        _("Sessions"): [
            {_("network address"): row.ip, _("device"): row.user_agent, _("last used"): row.last_seen_at}
            for row in UserSession.objects.filter(user=user)
        ],
        _("Roles"): list(_roles(user)),
    }


def _roles(user: Any) -> Iterator[dict[str, Any]]:
    for row in Assignment.objects.filter(user=user).order_by("pk"):
        label = roles()[row.role].label if row.role in roles() else row.role
        yield {
            _("role"): str(label),
            _("starts"): row.starts,
            _("ends"): row.ends,
            _("reason given"): row.reason,
        }


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Close the account and take everything from it that names its person; the row stays as a number."""
    leave(user=user, reason="erased", actor=actor, at=at)
    email = user.email
    count = sum(
        model.objects.filter(user=user).delete()[0]
        for model in (EmailAddress, SocialAccount, Authenticator, UserSession)
    )
    if email:
        count += sum(model.objects.filter(username__iexact=email).delete()[0] for model in _ATTEMPTS)
    row = get_user_model().objects.get(pk=user.pk)
    row.name, row.email, row.phone, row.phone_verified, row.demo_hint = "", None, "", False, ""
    row.set_unusable_password()
    row.save()
    return int(count) + 1


def keeps(user: Any) -> Iterator[Kept]:
    """Name what stays."""
    yield Kept(
        _("The trail of what was done, with the names of who did it and of what it was about"),
        _("Cybersecurity Law §21(3); PIPL §47"),
        _("nobody can change it; auditors and operators in a staff session read it, its exports are noted"),
    )
    yield Kept(
        _("Proof of what you agreed to and withdrew"),
        _("PIPL §§14, 69"),
        _("without your name, under the number of your account"),
    )


personal("accounts", label=gettext_lazy("Account"), export=export, erase=erase, keeps=keeps, order=100)
