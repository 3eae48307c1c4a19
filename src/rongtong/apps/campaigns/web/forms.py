"""Forms of those who plan and work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.models.calls import Result
from rongtong.apps.campaigns.models.campaigns import Length
from rongtong.apps.campaigns.queries.lists import Lines, read_file, read_text
from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.apps.parties.web.organisations.fields import IndustryField
from rongtong.apps.parties.web.person_fields import DayField, NamingForm, OrganisationField, RegionField
from rongtong.apps.vocab.actions.read import Unreadable

_KINDS = [
    (side.label, [(f"{side.value}.{kind}", Kind(kind).label) for kind in KINDS[side.value]]) for side in Side
]


class PlanForm(forms.Form):
    """A campaign: name, why, what is asked for, how long, for which centre."""

    name = forms.CharField(
        label=_("Name of the campaign"),
        max_length=80,
        help_text=_("What firms read first: the year, whom, what."),
    )
    why = forms.CharField(
        label=_("Why it is asked"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two sentences: what happens with the answers, and what firms get from it."),
    )  # fmt: skip
    asked = forms.MultipleChoiceField(
        label=_("What is asked for"), choices=_KINDS, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kinds of one side. Few kinds make it short."),
    )  # fmt: skip
    length = forms.TypedChoiceField(
        label=_("How long"), choices=Length.choices, coerce=int, initial=Length.USUAL,
        widget=forms.RadioSelect,
        help_text=_("Reminders go out half-way and shortly before the end; links end with it."),
    )  # fmt: skip
    centre: Any = forms.ModelChoiceField(label=_("For which centre"), queryset=None)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, centres: Any = None, **options: Any) -> None:
        super().__init__(*given, **options)
        if centres is None:
            del self.fields["centre"]
        else:
            field = self.fields["centre"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset, field.empty_label = centres, None

    def clean_asked(self) -> list[str]:
        """Keep to one side."""
        asked: list[str] = self.cleaned_data["asked"]
        if len({one.partition(".")[0] for one in asked}) > 1:
            raise ValidationError(_("Needs or offers, not both: plan two campaigns."))
        return asked

    def values(self) -> dict[str, Any]:
        """Give what the actions take."""
        asked = self.cleaned_data["asked"]
        return {
            "name": self.cleaned_data["name"], "why": self.cleaned_data["why"],
            "length": self.cleaned_data["length"], "side": asked[0].partition(".")[0],
            "kinds": [one.partition(".")[2] for one in asked],
        }  # fmt: skip


def initial_of(campaign: Campaign) -> dict[str, Any]:
    """Give what the form shows of a campaign."""
    return {
        "name": campaign.name, "why": campaign.why, "length": campaign.length, "version": campaign.version,
        "asked": [f"{campaign.side}.{kind}" for kind in campaign.kinds],
    }  # fmt: skip


class RegisterForm(forms.Form):
    """Whom to take from the register."""

    region = RegionField(label=_("Region"), help_text=_("With all below it, as far as you serve it."))
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of organisation"), choices=OrganisationKind.choices, initial=["company"],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    industry = IndustryField(label=_("Industry"))


class ListForm(forms.Form):
    """A list, pasted or as a file."""

    text = forms.CharField(
        label=_("Paste a list"), required=False, max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One firm a line: name or credit code; phone, e-mail, contact person and county may stand"
                    " beside it, in any order."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("XLSX or CSV, with or without a line of headings.")
    )

    def clean(self) -> dict[str, Any]:
        """Read it."""
        given = self.cleaned_data
        if not given.get("text") and not given.get("file"):
            raise ValidationError(_("Paste a list or choose a file."))
        try:
            self.lines: Lines = (
                read_file(given["file"].read()) if given.get("file") else read_text(given["text"])
            )
        except Unreadable as fault:
            self.add_error("file", str(fault))
        else:
            if not self.lines.found:
                raise ValidationError(_("No firm was found in it."))
        return given


class CallForm(forms.Form):
    """What a call came to."""

    result = forms.ChoiceField(choices=Result.choices)
    next_on = DayField(required=False, label=_("Call again on"))


class BindForm(NamingForm):
    """Which registered organisation it is."""

    organisation = OrganisationField(label=_("Its record here"), must_exist=True)


class WordForm(forms.Form):
    """How an officer was told the yes."""

    word = forms.CharField(
        label=_("Who said yes, and how"), max_length=200,
        help_text=_("Such as: Ms Li, by telephone today. It stands beside every value."),
    )  # fmt: skip
