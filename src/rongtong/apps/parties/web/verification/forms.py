"""Forms of a verification."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Evidence
from rongtong.kit.files.web.forms import UploadField


class EvidenceForm(forms.Form):
    """One document."""

    kind = forms.ChoiceField(label=_("Document"), choices=Evidence.Kind.choices)
    file = UploadField(purpose="parties.evidence", label=_("File"))


class SubmitForm(forms.Form):
    """What stands on the licence, typed by whoever has it in hand."""

    licence_name = forms.CharField(
        label=_("Name on the licence"),
        max_length=200,
        help_text=_("Letter by letter as printed: it is compared with the record."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
