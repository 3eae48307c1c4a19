"""What a whole file leaves blank, asked once: maturity, price, forms of co-operation, place, field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.choices import LicenceForm, PriceMode
from rongtong.apps.catalogue.rules.kinds import extras, label_of
from rongtong.apps.parties.web.person_fields import RegionField

ORDER = ("maturity", "field", "region", "money", "licences")
"""What may be asked, weightiest first; choices that only one kind has come after."""


def default_fields(batch: Import, codes: list[tuple[str, str]]) -> dict[str, forms.Field]:
    """Give a field for everything that rows lack and one answer can fill, named ``blank_<name>``."""
    lacking, said = batch.tally.get("lacking", {}), batch.answers.get("defaults", {})
    asked = [*ORDER, *(name for name, extra in extras().items() if extra.form == "choice")]
    found: dict[str, forms.Field] = {}
    for name in asked:
        column = "price_mode" if name == "money" else name
        if lacking.get(name) or column in said:
            field = _field(column, codes)
            field.required, field.initial = False, said.get(column)
            field.label, field.help_text = label_of(column), _silent(lacking.get(name, 0))
            found[f"blank_{column}"] = field
    return found


def _silent(rows: int) -> str:
    if not rows:
        return str(_("Filled in by your answer; leave it empty to take that back."))
    words = ngettext("%(count)d row says nothing of it.", "%(count)d rows say nothing of it.", rows)
    return words % {"count": rows}


def _field(name: str, codes: list[tuple[str, str]]) -> forms.Field:
    if name == "region":
        return RegionField()
    if name == "licences":
        return forms.MultipleChoiceField(choices=LicenceForm.choices, widget=forms.CheckboxSelectMultiple)
    return forms.ChoiceField(choices=[("", _("leave it blank")), *_choices(name, codes)])


def _choices(name: str, codes: list[tuple[str, str]]) -> list[tuple[Any, Any]]:
    if name == "maturity":
        return [(number, f"TRL {number}") for number in range(1, 10)]
    if name == "price_mode":
        return list(PriceMode.choices)
    if name == "field":
        return [(code, f"{code} {label}") for code, label in codes]
    return list(extras()[name].options())
