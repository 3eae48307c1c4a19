"""Forms of an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.models.choices import OrganisationKind, OrganisationSize, Visibility, natures
from rongtong.apps.parties.models.organisations import SUMMARY_LONGEST
from rongtong.apps.parties.web.organisations.fields import CodeField, IndustryField, NamesField
from rongtong.apps.parties.web.person_fields import DayField, RegionField

_NOT_STATED = ("", _("not stated"))


class FindForm(forms.Form):
    """The first step of registering: the code finds what is registered already."""

    uscc = CodeField(required=False)


class RegisterForm(forms.Form):
    """What a record needs to begin with; the rest is filled in later."""

    name = forms.CharField(
        label=_("Registered name"),
        max_length=200,
        help_text=_("The whole name, as on the business licence."),
    )
    uscc = CodeField(required=False, help_text=_("Without it the organisation cannot be verified."))
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices, widget=forms.RadioSelect)
    region = RegionField()


class EditForm(RegisterForm):
    """The whole record. ``version`` tells whether somebody else wrote meanwhile."""

    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    english_name = forms.CharField(label=_("English name"), max_length=200, required=False)
    former_names = NamesField(label=_("Former names"), help_text=_("One a line."))
    nature = forms.ChoiceField(label=_("Nature of the legal person"), required=False)
    industry = IndustryField()
    size = forms.ChoiceField(
        label=_("Size"), choices=[_NOT_STATED, *OrganisationSize.choices], required=False
    )
    founded = DayField(label=_("Founded on"), required=False)
    staff = forms.IntegerField(label=_("Staff"), min_value=0, max_value=10_000_000, required=False)
    rd_staff = forms.IntegerField(
        label=_("R&D staff"),
        min_value=0,
        max_value=10_000_000,
        required=False,
        help_text=_("Of the staff above."),
    )
    website = forms.URLField(
        label=_("Website"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=("http", "https"))],
    )
    summary = forms.CharField(
        label=_("Public summary"),
        max_length=SUMMARY_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What you do, for whom, and what you are proud of. At most 500 characters."),
    )
    visibility = forms.ChoiceField(label=_("Who finds it"), choices=Visibility.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        nature = self.fields["nature"]
        assert isinstance(nature, forms.ChoiceField)  # noqa: S101
        nature.choices = [_NOT_STATED, *natures()]

    def clean_founded(self) -> Any:
        """Refuse days to come."""
        day = self.cleaned_data["founded"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Compare the two counts of staff."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        staff, rd_staff = data.get("staff"), data.get("rd_staff")
        if staff is not None and rd_staff is not None and rd_staff > staff:
            self.add_error("rd_staff", _("There cannot be more R&D staff than staff."))
        return data


def initial_of(organisation: Organisation) -> dict[str, Any]:
    """Give what the edit form shows at first."""
    values = {
        name: getattr(organisation, name) for name in EditForm.base_fields if hasattr(organisation, name)
    }
    former = [row.name for row in organisation.other_names.all() if row.kind == "former"]
    return values | {"former_names": former}
