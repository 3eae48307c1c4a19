"""The control of every field that a kind of listing may ask, with its hint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import VEILABLE, LicenceForm, PriceMode
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST, SUMMARY_LONGEST, TITLE_LONGEST
from rongtong.apps.catalogue.queries.words import FIELD
from rongtong.apps.catalogue.rules.kinds import Extra, KindForm, extras, label_of
from rongtong.apps.catalogue.rules.scales import MATURITY, level
from rongtong.apps.catalogue.web.intake.fields import RegionsField, RightsField, YuanSumField
from rongtong.apps.parties.web.person_fields import DayField, LineList, RegionField
from rongtong.apps.vocab import queries as vocab

_CHOOSE = ("", _("not stated"))
_HINTS: dict[str, tuple[Any, Any]] = {
    "title": (
        _("One sentence: the thing, what is wrong with it, what you want."),
        _("One sentence: what it is, what it does, how far it is."),
    ),
    "detail": (
        _("How it is today, the target in figures, materials, quantities, limits. No phone numbers."),
        _("What it does, in figures; where it was used; what it needs. No phone numbers."),
    ),
    "summary": (
        _("What everybody reads, also when you hide the details. Name nothing confidential."),
        _("What everybody reads first, in plain words."),
    ),
    "reach": (
        _("Where the other side may come from. Empty: anywhere. Part them by 、 or commas."),
        _("Where you work. Empty: anywhere. Part them by 、 or commas."),
    ),
    "maturity": (
        _("The least you need. What is younger can still be shown with a pilot line."),
        _("Where it stands today, by GB/T 22900-2022."),
    ),
}


def control(name: str, form: KindForm) -> forms.Field:
    """Give the form field for a name of ``kinds.toml`` (``money`` is asked by the form itself)."""
    made = _extra(extras()[name]) if name in extras() else _CONTROLS[name](form)
    made.label = made.label or label_of(name)
    made.required = name in form.must
    hints = _HINTS.get(name)
    if hints:
        made.help_text = hints[0] if form.side == "need" else hints[1]
    return made


def _text(longest: int, form: KindForm) -> forms.Field:
    return forms.CharField(max_length=longest)


def _long(longest: int, rows: int, form: KindForm) -> forms.Field:
    return forms.CharField(max_length=longest, widget=forms.Textarea(attrs={"rows": rows}))


def _whole(most: int, form: KindForm) -> forms.Field:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(min_value=1, max_value=most, widget=widget)


def _day(form: KindForm) -> forms.Field:
    return DayField()


def _field(form: KindForm) -> forms.Field:
    return forms.ChoiceField(choices=[_CHOOSE, *vocab.choices(FIELD, timezone.localdate())])


def _maturity(form: KindForm) -> forms.Field:
    levels = [(number, level(number)) for number in MATURITY]
    return forms.TypedChoiceField(choices=[_CHOOSE, *levels], coerce=int, empty_value=None)


def _several(choices: list[tuple[str, Any]], form: KindForm) -> forms.Field:
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)


def _veiled(form: KindForm) -> forms.Field:
    names = [name for name in VEILABLE if name == "organisation" or form.asks(name)]
    labels = [(name, _("Who it is from") if name == "organisation" else label_of(name)) for name in names]
    return forms.MultipleChoiceField(
        choices=labels, widget=forms.CheckboxSelectMultiple, label=_("Hide from the public"),
        help_text=_("Whom you talk with, and the reviewer, still read it."),
    )  # fmt: skip


def _extra(one: Extra) -> forms.Field:
    if one.form == "choice":
        made: forms.Field = forms.ChoiceField(choices=[_CHOOSE, *one.options()])
    elif one.form == "number":
        widget = forms.NumberInput(attrs={"inputmode": "numeric"})
        made = forms.IntegerField(min_value=1, max_value=one.most, widget=widget)
    else:
        long = one.form == "long"
        made = forms.CharField(
            max_length=one.most, widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput
        )
    made.help_text = one.help
    return made


_CONTROLS: dict[str, Callable[[KindForm], forms.Field]] = {
    "title": partial(_text, TITLE_LONGEST),
    "summary": partial(_long, SUMMARY_LONGEST, 3),
    "detail": partial(_long, DETAIL_LONGEST, 8),
    "tried": partial(_long, 2_000, 3),
    "keywords": lambda form: LineList(longest=20),
    "field": _field,
    "region": lambda form: RegionField(label=""),
    "reach": lambda form: RegionsField(),
    "deadline": _day,
    "available_from": _day,
    "turnaround_days": partial(_whole, 3_650),
    "capacity": partial(_whole, 999),
    "maturity": _maturity,
    "maturity_evidence": partial(_text, 500),
    "licences": partial(_several, list(LicenceForm.choices)),
    "price_mode": lambda form: forms.ChoiceField(choices=[_CHOOSE, *PriceMode.choices]),
    "least_fee": lambda form: YuanSumField(help_text=_("In yuan.")),
    "rights": lambda form: RightsField(),
    "veiled": _veiled,
}
