"""Short forms: objections, steps of a price, deliveries, early ends, papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.rules.reasons import OBJECTION, TERMINATION
from rongtong.apps.parties.web.person_fields import DayField
from rongtong.kit.files.web.forms import UploadField


def _long(label: Any, help_text: Any = "", most: int = 2_000) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=most, help_text=help_text, widget=widget)


class ObjectionForm(forms.Form):
    """What is wrong with what was published."""

    why = forms.ChoiceField(label=_("What is wrong"), choices=OBJECTION, widget=forms.RadioSelect)
    text = _long(_("Explanation"), _("Say how it can be checked. The owner reads it with your name."))


class StepForm(forms.Form):
    """A step of finding the price, done on a day, with its paper."""

    on = DayField(label=_("Done on"))
    note = forms.CharField(label=_("What came of it"), required=False, max_length=300)
    upload = UploadField(label=_("Its paper"), purpose="contracts.price", required=False)
    step = forms.CharField(widget=forms.HiddenInput, max_length=12)


class ReturnForm(forms.Form):
    """An edited draft comes back."""

    upload = UploadField(label=_("Edited Word file"), purpose="contracts.edited")


class SignForm(forms.Form):
    """The yes to exactly these bytes, with the password again."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    password = forms.CharField(
        label=_("Your password"), required=False, strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Not needed when you signed in within the last five minutes."),
    )  # fmt: skip
    sure = forms.BooleanField(label=_("I have read the text and sign it for my organisation"))


class PaperForm(forms.Form):
    """The scan of the signed paper."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    upload = UploadField(
        label=_("Scan of the signed paper"), purpose="contracts.scan", required=False
    )  # fmt: skip


class DeliveryForm(forms.Form):
    """What is delivered, with its files."""

    note = _long(_("What is delivered"), _("Where it meets the agreed figures."))
    first = UploadField(label=_("File"), purpose="contracts.delivery", required=False)
    second = UploadField(label=_("Another file"), purpose="contracts.delivery", required=False)
    third = UploadField(label=_("Another file"), purpose="contracts.delivery", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def uploads(self) -> list[Any]:
        """Give the files that were chosen."""
        return [one for name in ("first", "second", "third") if (one := self.cleaned_data[name])]


class EndForm(forms.Form):
    """Why a contract should end early."""

    why = forms.ChoiceField(label=_("Reason"), choices=TERMINATION, widget=forms.RadioSelect)
    text = _long(_("Explanation"), _("What happened, and what becomes of what was done and paid."))
    waived = forms.TypedMultipleChoiceField(
        label=_("Not to be paid any more"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What you tick is owed no longer once the other side agrees. The rest stays owed."),
    )  # fmt: skip

    def __init__(self, *given: Any, owed: Sequence[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*given, **options)
        field = self.fields["waived"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101
        field.choices = owed
        if not owed:
            del self.fields["waived"]
