"""Forms of what an organisation states by the year, by certificate and by contact person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.choices import ContactAudience, QualificationKind
from rongtong.apps.parties.web.person_fields import DayField, YuanField
from rongtong.kit.fields import clean
from rongtong.lib import checks


class YuanOrNothing(YuanField):
    """Money typed in yuan; gives fen, or None when nothing is typed: not stated is not nought."""

    def clean(self, value: Any) -> Any:
        """Tell nothing from nought."""
        return None if value in self.empty_values else super().clean(value)


class FigureForm(forms.Form):
    """One year."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    revenue = YuanOrNothing(label=_("Revenue (yuan)"), required=False)
    rd_spend = YuanOrNothing(label=_("R&D spend (yuan)"), required=False)


class QualificationForm(forms.Form):
    """One certificate."""

    kind = forms.ChoiceField(label=_("Qualification"), choices=QualificationKind.choices)
    number = forms.CharField(label=_("Certificate number"), max_length=60, required=False)
    valid_from = DayField(label=_("Valid from"), required=False)
    valid_until = DayField(label=_("Valid until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Compare the days."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = data.get("valid_from"), data.get("valid_until")
        if start and end and end < start:
            self.add_error("valid_until", _("The last day lies before the first one."))
        return data


class ContactForm(forms.Form):
    """One contact person. What is stored comes masked: left as it is, it stays."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Contact person"), max_length=60)
    duty = forms.CharField(label=_("Duty"), max_length=60, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    audience = forms.ChoiceField(label=_("Who may read it"), choices=ContactAudience.choices)

    def clean_name(self) -> str | None:
        """Keep what is masked."""
        return self._kept("name")

    def clean_phone(self) -> str | None:
        """Check a number; keep what is masked."""
        typed = self._kept("phone")
        if not typed:
            return typed
        try:
            return clean(checks.phone, typed)
        except ValidationError:
            if typed.replace("-", "").replace(" ", "").isdigit() and 7 <= len(typed) <= 20:
                return typed
            raise

    def clean_email(self) -> str | None:
        """Check an address; keep what is masked."""
        typed = self._kept("email")
        return clean(checks.email, typed) if typed else typed

    def _kept(self, name: str) -> str | None:
        typed = str(self.cleaned_data[name])
        return None if "*" in typed and typed == self.initial.get(name) else typed


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of which those marked are dropped; ``key`` fields may stand once."""

    key: tuple[str, ...] = ()

    def clean(self) -> None:
        """Refuse the same row twice."""
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            data = form.cleaned_data
            if not self.key or not data or data.get("DELETE"):
                continue
            row = tuple(data.get(name) for name in self.key)
            if row in seen:
                form.add_error(self.key[0], _("This stands here twice."))
            seen.add(row)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Give what is to be kept."""
        filled = [form.cleaned_data for form in self.forms if form.initial or form.has_changed()]
        return [
            {name: value for name, value in row.items() if name != "DELETE"}
            for row in filled
            if row and not row.get("DELETE")
        ]


class FigureRows(Rows):
    """Years, each once."""

    key = ("year",)


class QualificationRows(Rows):
    """Certificates, each number once a kind."""

    key = ("kind", "number")


def _set_of(form: type[forms.Form], base: type[Rows], spare: int) -> Any:
    return forms.formset_factory(form, formset=base, extra=spare, can_delete=True, max_num=40)


FIGURES = _set_of(FigureForm, FigureRows, 2)
QUALIFICATIONS = _set_of(QualificationForm, QualificationRows, 2)
CONTACTS = _set_of(ContactForm, Rows, 1)
