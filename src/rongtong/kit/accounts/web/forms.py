"""The forms of signing in: the library's, with our words, our rules and one field for either address."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as apps
from allauth.mfa.webauthn import forms as passkeys
from allauth.socialaccount import forms as outside
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.forms import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts import queries, sms, visits
from rongtong.kit.accounts.contacts import Contact
from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.web.fields import ContactField, NewPasswordField

NO_CHANNEL = gettext_lazy("This site cannot send text messages at present. Give an e-mail address instead.")


def _name_field() -> forms.CharField:
    attrs = {"autocomplete": "name"}
    return forms.CharField(
        label=gettext_lazy("Your name"), max_length=100, widget=forms.TextInput(attrs=attrs)
    )


class SignInForm(account.LoginForm):  # type: ignore[misc]
    """An address of either kind and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = gettext_lazy("E-mail or mobile number")
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""


class SignUpForm(account.SignupForm):  # type: ignore[misc]
    """Name, an address of either kind, a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = "" if sms.phones_work() else NO_CHANNEL
        self.fields = {
            "name": _name_field(),
            "contact": ContactField(help_text=help_text),
            "password1": NewPasswordField(),
        }

    def clean_contact(self) -> Contact:
        """Refuse a number when no code can reach it; else look whether somebody has the address."""
        contact: Contact = self.cleaned_data["contact"]
        if contact.kind == "phone" and not sms.phones_work():
            raise ValidationError(NO_CHANNEL)
        self.cleaned_data[contact.kind] = contact.value
        if contact.kind == "email":
            self.validate_unique_email(contact.value)
        return contact

    def clean(self) -> dict[str, Any]:
        """Check the password against what the person typed beside it."""
        forms.Form.clean(self)
        self._clean_phone()
        data: dict[str, Any] = self.cleaned_data
        known = User(name=data.get("name", ""), email=data.get("email"), phone=data.get("phone", ""))
        try:
            if data.get("password1"):
                validate_password(data["password1"], known)
        except ValidationError as why:
            self.add_error("password1", why)
        return data

    def try_save(self, request: HttpRequest) -> Any:
        """Make the account; where it exists already, take as long as if it did not."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ForgottenForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Ask for a new password by either address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"contact": ContactField()}

    def clean_contact(self) -> Contact:
        """Find the account, without telling whether there is one."""
        contact: Contact = self.cleaned_data["contact"]
        if contact.kind == "phone" and not sms.phones_work():
            raise ValidationError(NO_CHANNEL)
        found = queries.find(contact)
        self.users = [found] if found is not None and found.is_active else []
        self.cleaned_data["email"] = contact.value  # what the library limits requests by
        return contact

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send a code, by mail or by text message."""
        contact: Contact = self.cleaned_data["contact"]
        user = self.users[0] if self.users else None
        if contact.kind == "email":
            PasswordResetVerificationProcess.initiate(request=request, user=user, email=contact.value)
        else:
            _reset_by_phone(request, user, contact.value)
        return contact.masked


def _reset_by_phone(request: HttpRequest, user: User | None, phone: str) -> None:
    """Start the library's reset by code with a text message in place of its mail."""
    adapter = get_adapter()
    state = PasswordResetVerificationProcess.initial_state(user) | {"email": ""}
    if user is None:
        adapter.send_unknown_account_sms(phone)
    else:
        state["code"] = adapter.generate_password_reset_code()
        adapter.send_verification_code_sms(user=user, phone=phone, code=state["code"])
    PasswordResetVerificationProcess(request, state=state, user=user).persist()


class _NewPassword(forms.Form):
    """One new password, typed once: the page can show it, and a second field only teaches to copy."""

    user: User | None

    def _take(self) -> None:
        self.fields.pop("password2", None)
        self.fields["password1"] = NewPasswordField(label=gettext_lazy("New password"))

    def clean_password1(self) -> str:
        """Check the rules."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password


class NewPasswordForm(_NewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._take()


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password beside the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._take()
        old = self.fields["oldpassword"]
        old.label = gettext_lazy("Present password")
        old.widget.attrs = {"autocomplete": "current-password"}

    def clean_password1(self) -> str:
        """Check the rules; the old one is not new."""
        password = super().clean_password1()
        if password == self.data.get("oldpassword"):
            raise ValidationError(_("This is the present password. Choose another one."))
        return password


class SetPasswordForm(_NewPassword, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, for those who came through a provider."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._take()


class ChangePhoneForm(account.ChangePhoneForm):  # type: ignore[misc]
    """Another number."""

    def clean_phone(self) -> str:
        """Refuse a number when no code can reach it."""
        if not sms.phones_work():
            raise ValidationError(NO_CHANNEL)
        phone: str = super().clean_phone()
        return phone


class OutsideSignUpForm(outside.SignupForm):  # type: ignore[misc]
    """What is still missing when somebody comes from a provider."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given: dict[str, forms.Field] = dict(self.fields)
        given.pop("phone", None)
        self.fields = {"name": _name_field(), **given}
        self.fields["email"].label = gettext_lazy("E-mail")
        self.fields["email"].widget.attrs = {"type": "email", "autocomplete": "email"}


class _Counted(forms.Form):
    """A code that counts with the lock: wrong codes lock the account as wrong passwords do."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = gettext_lazy("Code")
        field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "none"}

    def clean_code(self) -> str:
        """Check the code unless the account is locked."""
        request, credentials = context.request, {"user": self.user}
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out, request.axes_credentials = True, credentials
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            AxesProxyHandler.user_login_failed(type(self), credentials, request)
            visits.note_failure(request, "", self.user)
            raise
        return code


class FactorForm(_Counted, factors.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class FactorAgainForm(_Counted, factors.ReauthenticateForm):  # type: ignore[misc]
    """The second factor again, before something sensitive."""


class PasskeyForm(passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, which also replaces the password unless somebody says no."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("Name of this passkey")
        instead = self.fields["passwordless"]
        instead.label = gettext_lazy("Also sign in without the password")
        instead.help_text = gettext_lazy("The device then always asks for fingerprint, face or PIN.")
        instead.initial = True


class AppForm(apps.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = gettext_lazy("Code")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
