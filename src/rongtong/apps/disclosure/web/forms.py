"""Forms of agreements and rooms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models.choices import GIVEN, Level
from rongtong.apps.disclosure.rules.wording import terms, usual_term
from rongtong.kit.files.web.forms import UploadField


def _years() -> list[tuple[int, Any]]:
    return [(years, _("%(n)s years") % {"n": years} if years > 1 else _("1 year")) for years in terms()]


class AskForm(forms.Form):
    """For how long."""

    years = forms.TypedChoiceField(
        label=_("How long it binds"), choices=_years, coerce=int, initial=usual_term,
        widget=forms.RadioSelect,
        help_text=_("From the second signature. What is a trade secret stays secret until it is public."),
    )  # fmt: skip


class WantForm(forms.Form):
    """How much more somebody wants to read, and what for."""

    level = forms.TypedChoiceField(
        label=_("What you want to read"),
        choices=GIVEN,
        coerce=int,
        initial=Level.ROOM,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("What for"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as: to judge whether the process fits our line. The owner decides by it."),
    )  # fmt: skip


class LevelForm(forms.Form):
    """From which level."""

    level = forms.TypedChoiceField(label=_("Level"), choices=GIVEN, coerce=int)


class FileForm(forms.Form):
    """A file for the room."""

    upload = UploadField(purpose="disclosure.room", label=_("File"))
    level = forms.TypedChoiceField(
        label=_("Who reads it"), choices=GIVEN, coerce=int, initial=Level.ROOM, widget=forms.RadioSelect,
        help_text=_("Only the other side of an agreement, and only when you have opened that level to them."),
    )  # fmt: skip
    may_copy = forms.BooleanField(
        label=_("Readers may take a copy"), required=False,
        help_text=_(
            "PDF, pictures and text leave only as marked pages. Word, Excel and slides cannot be marked: who"
            " takes a copy has the file itself. Save them as PDF if that matters."
        ),
    )  # fmt: skip


class CheckForm(forms.Form):
    """A digest, or the file itself, which is not kept."""

    digest = forms.CharField(
        label=_("Digest (SHA-256 or SM3)"), required=False, max_length=200,
        help_text=_("64 letters and figures; it stands on the last page of the agreement."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or the PDF itself"), required=False,
        help_text=_("Only its digest is worked out; the file is not kept. At most 5 MB."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = self.cleaned_data
        held = given.get("file")
        if not given.get("digest") and not held and not self.errors:
            raise ValidationError(_("Type a digest or choose the file."))
        if held and held.size > 5_000_000:
            self.add_error("file", _("The file is larger than 5 MB: it was not made here."))
        return given
