"""The form of a kind, step by step, built from ``data/kinds.toml``; a draft may lack anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import KindForm, form_of
from rongtong.apps.catalogue.rules.values import plain
from rongtong.apps.catalogue.web.intake.asking import control
from rongtong.apps.catalogue.web.intake.fields import UNITS, SumField, in_fen, in_unit

MONEY = ("money_low", "money_high", "money_unit", "by_agreement")
_NOTHING: dict[str, Any] = {"keywords": [], "reach": [], "licences": [], "rights": [], "veiled": []}
_NUMBERS = ("deadline", "available_from", "turnaround_days", "capacity", "maturity", "least_fee")
_UNIT_NAMES = {"wan": _("10,000 yuan"), "yuan": _("yuan")}


@dataclass(frozen=True)
class Row:
    """What stands in one line of the form: ``shape`` money, veil or one; the source of what stands there."""

    shape: str
    fields: list[BoundField]
    source: Any = None


class ListingForm(forms.Form):
    """Some fields of a listing. Nothing is required of a draft; what must be there is marked."""

    use_required_attribute = False

    def __init__(self, listing: Listing, names: Iterable[str], data: Any = None, version: int = 0) -> None:
        self.listing, self.names, self.kind = listing, tuple(names), form_of(listing)
        super().__init__(data, initial=initial_of(listing, version))
        for name in self.names:
            if name == "money":
                self.fields.update(_money_fields(self.kind))
            else:
                self.fields[name] = control(name, self.kind)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        """Let a draft lack what it must have in the end; put sums into fen."""
        for name in list(self.errors):
            if name != "version" and all(e.code == "required" for e in self.errors.as_data()[name]):
                del self.errors[name]
                self.cleaned_data[name] = empty_of(name)
        if "money" in self.names:
            self._count_money()
        return self.cleaned_data

    def clean_deadline(self) -> Any:
        """Refuse days that have gone by."""
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day has gone by. Choose one to come."))
        return day

    def _count_money(self) -> None:
        unit, sums = self.cleaned_data.get("money_unit") or "wan", {}
        for name in ("money_low", "money_high"):
            try:
                sums[name] = in_fen(self.cleaned_data.get(name), unit)
            except ValidationError as fault:
                self.add_error(name, fault)
                return
        low, high = sums["money_low"], sums["money_high"]
        if low is not None and high is not None and low > high:
            self.add_error("money_high", _("The upper sum is below the lower one."))
        self._sums = sums

    def values(self) -> dict[str, Any]:
        """Give what may be written: fields without a fault, as ``actions.listings.save`` takes them."""
        told: dict[str, Any] = {}
        for name in self.names:
            if name == "money":
                told |= self._money()
            elif name in self.cleaned_data:
                value = self.cleaned_data[name]
                told[name] = empty_of(name) if value in (None, "") else value
        return told

    def _money(self) -> dict[str, Any]:
        if any(name in self.errors for name in MONEY) or not hasattr(self, "_sums"):
            return {}
        told: dict[str, Any] = dict(self._sums)
        if "by_agreement" in self.fields:
            open_ = self.cleaned_data.get("by_agreement")
            told["price_mode"] = "agreement" if open_ else ""
            if open_:
                told |= {"money_low": None, "money_high": None}
        return told

    def rows(self, sources: Mapping[str, Any] | None = None) -> list[Row]:
        """Give the lines of the form in their order."""
        found, sources = [], sources or {}
        for name in self.names:
            if name == "money":
                asked = [self[one] for one in MONEY if one in self.fields]
                found.append(Row("money", asked, sources.get("money_high") or sources.get("money_low")))
            else:
                shape = "veil" if name == "veiled" else "one"
                found.append(Row(shape, [self[name]], sources.get(name)))
        return found


def empty_of(name: str) -> Any:
    """Give what stands for nothing said."""
    return list(_NOTHING[name]) if name in _NOTHING else None if name in _NUMBERS else ""


def _money_fields(kind: KindForm) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {
        "money_low": SumField(label=_("from (lowest)"), required=False),
        "money_high": SumField(label=_("up to (highest)"), required=False),
        "money_unit": forms.ChoiceField(label=_("Unit of the sum"), choices=list(_UNIT_NAMES.items())),
    }
    if not kind.asks("price_mode"):
        made["by_agreement"] = forms.BooleanField(
            label=_("By agreement: say it when we talk"), required=False
        )
    return made


def initial_of(listing: Listing, version: int) -> dict[str, Any]:
    """Give what the form shows at first; sums in the unit that suits them."""
    values = plain(listing)
    sums = [one for one in (listing.money_low, listing.money_high) if one is not None]
    small = any(one < UNITS["wan"] for one in sums) if sums else form_of(listing).asks("unit")
    unit = "yuan" if small else "wan"
    return values | {
        "money_low": in_unit(listing.money_low, unit),
        "money_high": in_unit(listing.money_high, unit),
        "money_unit": unit,
        "by_agreement": listing.price_mode == "agreement",
        "version": version,
    }


def step_form(listing: Listing, step: int, data: Any = None, version: int = 0) -> ListingForm:
    """Give the form of one step, counted from 1. KeyError beyond the last."""
    steps = form_of(listing).steps
    if not 1 <= step <= len(steps):
        raise KeyError(step)
    return ListingForm(listing, steps[step - 1], data, version)


def whole_form(listing: Listing, data: Any = None, version: int = 0) -> ListingForm:
    """Give all steps in one."""
    names = dict.fromkeys(name for step in form_of(listing).steps for name in step)
    return ListingForm(listing, names, data, version)
