"""What an operator notes down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class RestoreTestForm(forms.Form):
    """A backup was restored on another machine and found whole."""

    name = forms.CharField(label=_("Which backup"), max_length=120, help_text=_("The name of its file."))
    note = forms.CharField(
        label=_("What was looked at"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
