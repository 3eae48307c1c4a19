"""The forms of the first run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.web.fields import NewPasswordField
from rongtong.kit.fields import clean
from rongtong.lib import checks
from rongtong_match.values import read_region
from rongtong_match.values.faults import ValueFault


class CodeForm(forms.Form):
    """The code that the server printed."""

    code = forms.CharField(
        label=gettext_lazy("Code from the server"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        help_text=gettext_lazy(
            "It stands on the screen where the server was started, or comes from:"
            " python -m rongtong.config setup_code"
        ),
    )


class OperatorForm(forms.Form):
    """The first operator."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "username"}),
    )
    password1 = NewPasswordField()

    def clean_email(self) -> str:
        """Give the normal form."""
        return clean(checks.email, self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        """Check the password against name and address."""
        data = super().clean() or {}
        try:
            if data.get("password1"):
                validate_password(data["password1"], User(name=data.get("name", ""), email=data.get("email")))
        except ValidationError as why:
            self.add_error("password1", why)
        return data


class SiteForm(forms.Form):
    """What the site is called and for which region it is."""

    site_name = forms.CharField(
        label=gettext_lazy("Name of the site"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "绵阳市科技供需对接平台"}),
        help_text=gettext_lazy("It stands in letters and in authenticator apps."),
    )
    region = forms.CharField(
        label=gettext_lazy("Region"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "四川省绵阳市"}),
        help_text=gettext_lazy("The widest region it serves: a name or a six-digit code."),
    )

    def clean_region(self) -> str:
        """Give the region's code."""
        try:
            code = read_region(self.cleaned_data["region"])
        except ValueFault:
            code = None
        if code is None:
            raise ValidationError(
                _("No region is known by this name. Write province and city, or the six-digit code.")
            )
        return code
