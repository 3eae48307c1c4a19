"""Form fields of signing in, with the autocomplete words that password managers know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rongtong.kit.accounts import contacts
from rongtong.kit.accounts.contacts import Contact
from rongtong.kit.fields import clean
from rongtong.lib import checks


class ContactField(forms.CharField):
    """An e-mail address or a mobile number; gives a ``Contact``."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("E-mail or mobile number"))
        options.setdefault("max_length", 254)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Contact | None:
        """Read what was typed, or say what to write."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return contacts.read(text)
        except checks.CheckFault as fault:
            raise forms.ValidationError(_(str(fault)), code=fault.code) from fault


class PhoneField(forms.CharField):
    """A mobile number; gives E.164."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Mobile number"))
        attrs = {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=32, **options)

    def clean(self, value: Any) -> str:
        """Read what was typed, or say what to write."""
        text = super().clean(value)
        return clean(checks.phone, text) if text else ""


def _rules() -> SafeString:
    texts = ((text,) for text in password_validators_help_texts())
    return format_html('<ul class="rules">{}</ul>', format_html_join("", "<li>{}</li>", texts))


rules = lazy(_rules, SafeString)


class NewPasswordField(forms.CharField):
    """A new password: its rules stand below it, and a script ticks them off while typing."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Password"))
        options.setdefault("help_text", rules())
        attrs = {"autocomplete": "new-password", "data-password": "", "maxlength": "200"}
        super().__init__(widget=forms.PasswordInput(attrs=attrs), strip=False, max_length=200, **options)
