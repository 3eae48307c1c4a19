"""Filters of deals: place, industry, how it began, kind, month; for figures and lists alike."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.choices import Channel, DealKind
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.filters import FilterForm

_ANY = ("", _("All"))
PROVINCES = ("500000", "510000")
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def month(text: str) -> date:
    """Give the first day of ``2026-03``. ValidationError for anything else."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise ValidationError(_("Write the month as 2026-03."))
    return date(int(found[1]), int(found[2]), 1)


class MonthField(forms.CharField):
    """A month; a picker where the browser has one."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "2026-03"})

    def clean(self, value: Any) -> date | None:
        """Give the first day, or None."""
        text = super().clean(value)
        return month(text) if text else None


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, 1, tzinfo=timezone.get_current_timezone())


class DealFilter(FilterForm):
    """Narrow deals; ``place`` is where either side is at home, months are those in which a deal began."""

    place = forms.ChoiceField(label=_("Place of either side"))
    industry = forms.ChoiceField(label=_("Industry"))
    channel = forms.ChoiceField(label=_("How it began"), choices=[_ANY, *Channel.choices])
    kind = forms.ChoiceField(label=_("Kind of deal"), choices=[_ANY, *DealKind.choices])
    since = MonthField(label=_("Begun from"))
    until = MonthField(label=_("Begun until"))

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        given = str(request.GET.get("place", ""))
        _choose(self.fields["place"], [(code, vocab.label(vocab.REGION, code)) for code in _places(given)])
        top = vocab.children(vocab.INDUSTRY, "", timezone.localdate())
        _choose(self.fields["industry"], [(one.code, str(one)) for one in top])

    def filter_place(self, rows: QuerySet[Deal], code: str) -> QuerySet[Deal]:
        """Keep deals with a side in a region or below it."""
        here = sorted(vocab.region_scope(code))
        return rows.filter(Q(buyer_home__in=here) | Q(seller_home__in=here))

    def filter_industry(self, rows: QuerySet[Deal], code: str) -> QuerySet[Deal]:
        """Keep a section of GB/T 4754: its codes begin with its letter."""
        return rows.filter(industry__startswith=code)

    def filter_since(self, rows: QuerySet[Deal], first: date) -> QuerySet[Deal]:
        """Keep what began in that month or later."""
        return rows.filter(began_at__gte=_start(first))

    def filter_until(self, rows: QuerySet[Deal], last: date) -> QuerySet[Deal]:
        """Keep what began before the month after it."""
        after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
        return rows.filter(began_at__lt=_start(after))


def _places(given: str) -> list[str]:
    """Give the provinces, and around the chosen place those above it and right below it."""
    if not given or vocab.term(vocab.REGION, given) is None:
        return [*PROVINCES]
    above = [one.code for one in vocab.path(vocab.REGION, given)]
    below = [one.code for one in vocab.children(vocab.REGION, given, timezone.localdate())]
    return list(dict.fromkeys([*PROVINCES, *above, given, *below]))


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101
    field.choices = [_ANY, *choices]
