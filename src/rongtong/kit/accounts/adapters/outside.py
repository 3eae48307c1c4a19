"""What the sign-in library asks about identity providers: whom an outside identity belongs to."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts import services
from rongtong.kit.accounts.actions import signing
from rongtong.kit.accounts.models import User

_UNCONFIRMED = gettext_lazy(
    "%(name)s has not confirmed your e-mail address, so we cannot take its word."
    " Confirm it there, or sign in or up here and then connect %(name)s."
)


_SILENT = gettext_lazy(
    "%(name)s does not tell us an e-mail address, so we cannot know whether you have an account here."
    " Sign in or up once with your address; then connect %(name)s under sign-in and security,"
    " and from then on it opens the site."
)


class OutsideAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Our answers to the library's part for identity providers."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": gettext_lazy(
            "An account with this address is here already. Sign in to it, then connect your %s account."
        ),
        "no_verified_email": gettext_lazy(
            "Confirm an e-mail address first; without one a forgotten password would lock you out."
        ),
        "no_password": gettext_lazy("Choose a password first; without one you could not sign in any more."),
    }

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Let a provider open an account only when both sides confirmed the address.

        The library asks this for addresses that the provider confirmed. If ours is not confirmed,
        somebody may have signed up with a stranger's address and wait for them to arrive.
        """
        return bool(EmailAddress.objects.filter(email=email.lower(), verified=True).exists())

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Turn back who comes for the first time with an address that the provider did not confirm.

        An account made so would wait for the address's owner, with the stranger's identity already
        tied to it.
        """
        is_new = not sociallogin.is_existing and sociallogin.state.get("process") != AuthProcess.CONNECT
        if is_new and not any(address.verified for address in sociallogin.email_addresses):
            told = _UNCONFIRMED if sociallogin.email_addresses else _SILENT
            messages.warning(request, str(told) % {"name": services.name(sociallogin.account.provider)})
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))

    def validate_disconnect(self, account: SocialAccount, accounts: list[SocialAccount]) -> None:
        """Keep one way to sign in: a password, or another service that the site still offers."""
        others = [one for one in accounts if one.pk != account.pk and services.usable(one.provider)]
        if not account.user.has_usable_password() and not others:
            raise self.validation_error("no_password")

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Take over the name; Chinese names come in one piece."""
        user: User = super().populate_user(request, sociallogin, data)
        given = f"{data.get('last_name') or ''}{data.get('first_name') or ''}"
        user.name = (data.get("name") or given or "")[:100]
        user.email = user.email or None
        return user

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        """Fill in what the provider told."""
        initial: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        return initial | {"name": sociallogin.user.name}

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Keep a new account that a provider vouches for."""
        had_form = form is not None
        user: User = super().save_user(request, sociallogin, form)
        if not had_form:
            signing.note_change(user=user, what="made", actor=signing.as_actor(user), at=timezone.now())
        return user
