"""What the sign-in library asks about accounts: phones, mail, passwords, and what the trail keeps."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from django.conf import settings
from django.contrib import messages
from django.forms import Field, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts import queries, sms, visits
from rongtong.kit.accounts.actions import making, signing
from rongtong.kit.accounts.actions.keeping import NotPossible, end_sessions
from rongtong.kit.accounts.models import User
from rongtong.lib import checks

log = logging.getLogger(__name__)
CHANGES = {
    "account/email/password_changed": "password_changed",
    "account/email/password_set": "password_changed",
    "account/email/password_reset": "password_reset",
    "account/email/email_changed": "email_changed",
    "account/email/email_deleted": "email_removed",
    "mfa/email/totp_activated": "app_added",
    "mfa/email/totp_deactivated": "app_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "codes_made",
    "socialaccount/email/account_connected": "outside_connected",
    "socialaccount/email/account_disconnected": "outside_disconnected",
}
"""The library announces every change by mail; the trail keeps it under this verb."""
_ENDS_SESSIONS = {"password_changed", "password_reset"}


class AddressStage(EmailVerificationStage):  # type: ignore[misc]
    """One confirmed way to reach a person is enough: who confirmed a phone needs no e-mail."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Ask for the e-mail to be confirmed, unless the phone was and there is no e-mail."""
        user = self.login.user
        if user is not None and user.phone_verified and not user.email:
            return None, True
        found: tuple[HttpResponse | None, bool] = super().handle()
        return found


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Our answers to the sign-in library."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "This address and password do not belong together. Check both, or set a new password."
        ),
        "phone_password_mismatch": gettext_lazy(
            "This number and password do not belong together. Check both, or set a new password."
        ),
        "username_password_mismatch": gettext_lazy(
            "Write your e-mail address or your mobile number, and your password."
        ),
        "incorrect_code": gettext_lazy(
            "This code is wrong or too old. Look at the last message, or ask for a new one."
        ),
        "too_many_login_attempts": gettext_lazy("Too many wrong codes. Start again."),
        "rate_limited": gettext_lazy("That was quick. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say yes once the site is set up."""
        return not queries.needs_setup()

    def is_safe_url(self, url: str | None) -> bool:
        """Say yes to addresses of this site only: ``next=`` never leads away."""
        host = {self.request.get_host()}
        return url_has_allowed_host_and_scheme(url, host, require_https=self.request.is_secure())

    def get_login_stages(self) -> list[str]:
        """Put our rule about confirmed addresses in the place of the library's."""
        theirs = "allauth.account.stages.EmailVerificationStage"
        ours = f"{__name__}.{AddressStage.__name__}"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    # Phones: encrypted, found by digest, confirmed by a code.

    def phone_form_field(self, **options: Any) -> Field:
        """Give the field of a mobile number."""
        from rongtong.kit.accounts.web.fields import PhoneField

        return PhoneField(**options)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """Give the number and whether it was confirmed."""
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Write down a number."""
        making.keep_phone(
            user=user, phone=phone, verified=verified, actor=signing.as_actor(user), at=timezone.now()
        )

    def set_phone_verified(self, user: User, phone: str) -> None:
        """Write down a number whose code was right."""
        try:
            self.set_phone(user, phone, True)
        except NotPossible as why:
            raise ValidationError(str(why)) from None

    def get_user_by_phone(self, phone: str) -> User | None:
        """Find the account that confirmed a number."""
        try:
            return queries.by_phone(checks.phone(phone))
        except checks.CheckFault:
            return None

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        """Send the code; in the demo, without a channel, show it on the page."""
        if sms.shown_on_screen():
            text = _("DEMO: no message is sent. Your code is %(code)s.") % {"code": code}
            messages.warning(self.request, text, extra_tags="demo-code")
            return
        self._text(
            phone, _("Your code is %(code)s. It holds for 15 minutes. Tell it to nobody.") % {"code": code}
        )

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Tell the owner that somebody typed their number at sign-up."""
        self._text(phone, _("You have an account with this number already. Sign in, or set a new password."))

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Tell the owner that no account has the number."""
        self._text(phone, _("Somebody asked for a code for this number, but no account has it."))

    def _text(self, phone: str, text: str) -> None:
        service = sms.channel()
        if service is None:
            return
        try:
            service.send(phone, text)
        except sms.NotSent:
            log.exception("text message not sent")
            messages.error(
                self.request, _("The message could not be sent. Try again in a minute, or use e-mail.")
            )

    # Mail.

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail in the name of the site.

        When the mail server fails, say so instead of breaking the page.
        """
        context |= {"site_name": queries.site_name() or _("Rongtong"), "site_url": settings.SITE_URL}
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("mail not sent: %s", template_prefix)
            messages.error(
                self.request, _("The mail could not be sent just now. Try again in a few minutes.")
            )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Keep a change of how somebody signs in, and announce it to them."""
        what, at = CHANGES.get(template_prefix), timezone.now()
        if what:
            actor = signing.as_actor(user)
            signing.note_change(user=user, what=what, actor=actor, at=at)
            if what in _ENDS_SESSIONS:
                end_sessions(user=user, actor=actor, at=at, keep=self.request.session.session_key)
        details = {"place": visits.of(self.request).place, "device": visits.of(self.request).device}
        super().send_notification_mail(template_prefix, user, details | (context or {}), email)

    # Accounts and passwords.

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Keep a new account with the name and the language of its owner."""
        user.name = form.cleaned_data.get("name", "")
        user.language = getattr(request, "LANGUAGE_CODE", user.language)
        user.password_changed_at = timezone.now()
        made: User = super().save_user(request, user, form, commit)
        if not made.email:
            made.email = None
            made.save(update_fields=("email",))
        signing.note_change(user=made, what="made", actor=signing.as_actor(made), at=timezone.now())
        return made

    def set_password(self, user: User, password: str) -> None:
        """Keep a new password."""
        making.keep_password(user=user, password=password, actor=signing.as_actor(user), at=timezone.now())

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Keep that an address was confirmed."""
        done: bool = super().confirm_email(request, email_address)
        if done:
            user = email_address.user
            signing.note_change(
                user=user, what="email_confirmed", actor=signing.as_actor(user), at=timezone.now()
            )
        return done

    # Signing in and out.

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting to the lock, which says how long it lasts."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Keep a failure, without what was typed."""
        visits.note_failure(request, str(credentials.get("email") or credentials.get("phone") or ""))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Keep a sign-in and where from; a new device is announced to its owner."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        visits.arrive(request, response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Keep a sign-out."""
        user = request.user if request.user.is_authenticated else None
        super().logout(request)
        if user is not None:
            signing.note_sign_out(user=user, actor=signing.as_actor(user), at=timezone.now())
