"""The what-if form: budget, deadline and region tried out without saving."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.queries.what_if import WhatIf
from rongtong.apps.vocab import queries as vocab

WAN = 1_000_000
"""Fen in 万元."""
_STEPS = 40
ANYWHERE, CIRCLE = "any", "circle"
TOGETHER = ("500000", "510000")


class Slider(forms.NumberInput):
    """A number that is dragged; without JavaScript a number all the same."""

    input_type = "range"


class TryForm(forms.Form):
    """What is tried: highest budget in 万元, days from today, where an offer may come from."""

    budget = forms.IntegerField(required=False, min_value=0, max_value=10_000_000, widget=Slider)
    days = forms.IntegerField(required=False, min_value=0, max_value=3_650, widget=Slider)
    reach = forms.ChoiceField(
        label=_("Offers from"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, listing: Listing, highest: int, today: date, data: Any = None) -> None:
        """``highest``: the highest price (fen) among the candidates."""
        self.listing, self.today = listing, today
        super().__init__(data if data and self._asked(data) else None)
        self.fields["reach"].choices = regions(listing)
        top = max(2 * (listing.money_high or 0), highest, 10 * WAN) // WAN
        self._ranged("budget", top, max(1, top // _STEPS), (listing.money_high or 0) // WAN or top)
        days = (listing.deadline - today).days if listing.deadline else 365
        self._ranged("days", max(365, 2 * days), 5, max(0, days))

    @staticmethod
    def _asked(data: Any) -> bool:
        return any(data.get(name) for name in ("budget", "days", "reach"))

    def _ranged(self, name: str, top: int, step: int, now: int) -> None:
        self.fields[name].widget.attrs |= {"min": 0, "max": top, "step": step}
        self.fields[name].initial = now

    def trial(self) -> WhatIf:
        """Give what is tried out; nothing for a form that was not sent, or cannot be read."""
        if not self.is_bound or not self.is_valid():
            return WhatIf()
        typed = self.cleaned_data
        budget, days, reach = typed["budget"], typed["days"], typed["reach"]
        return WhatIf(
            budget=budget * WAN if budget is not None and budget != self.fields["budget"].initial else None,
            deadline=self.today + timedelta(days=days) if _moved(days, self.fields["days"].initial) else None,
            reach=codes_of(self.listing, reach) if reach else None,
        )


def _moved(days: int | None, now: int) -> bool:
    return days is not None and days != now


def regions(listing: Listing) -> list[tuple[str, Any]]:
    """Give how far offers may come: as the need says, its city, its province, both, anywhere."""
    names = {code: vocab.label(vocab.REGION, code) for code in vocab.ancestors(vocab.REGION, listing.region)}
    near = [(code, name) for code, name in names.items() if not code.startswith("1000")]
    return [("", _("as it is")), *near, (CIRCLE, _("Sichuan and Chongqing")), (ANYWHERE, _("anywhere"))]


def codes_of(listing: Listing, reach: str) -> tuple[str, ...]:
    """Give the region codes of a choice."""
    if reach == ANYWHERE:
        return ()
    return TOGETHER if reach == CIRCLE else (reach[:6],)
