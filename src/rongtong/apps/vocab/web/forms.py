"""Forms of the operator's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.vocab.actions.read import LARGEST, Unreadable, text_of


class ImportForm(forms.Form):
    """A file, or its text: the text is what is shown, mended and loaded."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("CSV or XLSX with the whole list, 2 MB at most.")
    )
    text = forms.CharField(
        label=_("The list as text"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("Paste a table here instead, or mend here what the check found."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=100,
        help_text=_("Kept in the audit trail, such as the notice."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Let a file win over the text, and ask for one of them."""
        data = super().clean() or {}
        if upload := data.get("file"):
            if upload.size > LARGEST:
                raise forms.ValidationError(_("The file is larger than 2 MB. Send one list only."))
            try:
                data["text"] = text_of(upload.read())
            except Unreadable as fault:
                raise forms.ValidationError(str(fault)) from None
        if not data.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file or paste the list."))
        return data


class UndoForm(forms.Form):
    """Going back needs a reason."""

    reason = forms.CharField(label=_("Reason"), min_length=4, max_length=100)
    version = forms.IntegerField(widget=forms.HiddenInput)
