"""The three questions as chips, filled in before anybody types."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.catalogue.queries.words import money_words
from rongtong.apps.introductions.models.introductions import Want
from rongtong.apps.introductions.queries.asking import Answers

WAN = 1_000_000
"""Fen in 万元."""
_SPANS = ((30, _("within a month")), (91, _("within three months")), (182, _("within half a year")))
_RADIO = forms.RadioSelect
KEPT, OPEN, TYPED = "kept", "open", "typed"


class AskForm(forms.Form):
    """Own listing, three answers, a word. ``before`` are the answers proposed; money is typed in 万元."""

    own = forms.TypedChoiceField(label=_("For which of yours"), coerce=int)
    want = forms.ChoiceField(label=_("What do you want from it?"), choices=Want.choices, widget=_RADIO)
    when = forms.ChoiceField(label=_("By when?"), widget=_RADIO)
    day = forms.DateField(
        label=_("Another day"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    money = forms.ChoiceField(label=_("In what range of money?"), widget=_RADIO)
    low = forms.DecimalField(
        label=_("From (ten thousand yuan)"), required=False, min_value=0, max_value=10**7
    )
    high = forms.DecimalField(
        label=_("Up to (ten thousand yuan)"), required=False, min_value=0, max_value=10**7
    )
    form = forms.ChoiceField(label=_("In which form?"), required=False, widget=_RADIO)
    remark = forms.CharField(
        label=_("A word with it"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": "2"})
    )

    def __init__(
        self, own: list[Listing], before: Answers, today: date, data: Any = None, **given: Any
    ) -> None:
        self.before, self.today = before, today
        super().__init__(data, **given)
        self.fields["own"].choices = [(one.pk, f"{one.code} {one}") for one in own]
        self.fields["when"].choices = self._whens()
        self.fields["money"].choices = self._monies()
        shown = [code for code in LicenceForm.values if code in before.forms] or LicenceForm.values
        self.fields["form"].choices = [
            *((code, LicenceForm(code).label) for code in shown),
            ("", _("Left open")),
        ]
        self.initial = {
            "want": before.want, "form": before.form, "when": KEPT if before.wanted_by else OPEN,
            "money": KEPT if self._has_money() else OPEN, **self.initial,
        }  # fmt: skip

    def _has_money(self) -> bool:
        return self.before.money_low is not None or self.before.money_high is not None

    def _whens(self) -> list[tuple[str, Any]]:
        kept = self.before.wanted_by
        first = [(KEPT, date_format(kept, "Y-m-d"))] if kept else []
        return [
            *first,
            *((str(days), label) for days, label in _SPANS),
            (OPEN, _("Left open")),
            (TYPED, _("Another day")),
        ]

    def _monies(self) -> list[tuple[str, Any]]:
        pair = (self.before.money_low, self.before.money_high)
        first = [(KEPT, money_words(pair))] if self._has_money() else []
        return [*first, (OPEN, _("To be talked about")), (TYPED, _("Another range"))]

    def clean(self) -> dict[str, Any]:
        """Hold that what is to be typed was typed."""
        typed = super().clean() or self.cleaned_data
        if typed.get("when") == TYPED and not typed.get("day") and "day" not in self.errors:
            self.add_error("day", ValidationError(_("Choose the day, or tap another answer.")))
        told = typed.get("low") is not None or typed.get("high") is not None
        if typed.get("money") == TYPED and not told and not {"low", "high"} & set(self.errors):
            self.add_error("high", ValidationError(_("Write an amount, or tap another answer.")))
        return typed

    def answers(self) -> Answers:
        """Give what was tapped and typed; money in fen."""
        typed, before = self.cleaned_data, self.before
        money = {
            KEPT: (before.money_low, before.money_high), OPEN: (None, None),
            TYPED: (_fen(typed["low"]), _fen(typed["high"])),
        }[typed["money"]]  # fmt: skip
        return Answers(typed["want"], self._day(), money[0], money[1], typed["form"], typed["remark"].strip())

    def _day(self) -> date | None:
        when: str = self.cleaned_data["when"]
        if when.isdigit():
            return self.today + timedelta(days=int(when))
        return {KEPT: self.before.wanted_by, TYPED: self.cleaned_data["day"]}.get(when)


def _fen(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * WAN)
