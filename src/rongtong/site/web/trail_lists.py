"""The list of the audit trail: columns and filters."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import sentence
from rongtong.kit.audit.models import Entry
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""Days around the ends of the calendar have no moment in another time zone."""
LARGEST = 2**63 - 1
"""The largest number a column holds."""


class _DayField(forms.DateField):
    """A day that has a next one, wherever on earth."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
            widget=forms.DateInput(attrs={"type": "date"}),
        )


class TrailFilters(FilterForm):
    """By what, who, which record, when."""

    verb = forms.CharField(
        label=_("What"), help_text=_("The beginning of the name, such as parties.organisation")
    )
    actor = forms.IntegerField(label=_("Account number"), min_value=1, max_value=LARGEST)
    label = forms.CharField(label=_("Record"), help_text=_("Part of its name"))
    about = forms.CharField(label=_("Number of the record"))
    kind = forms.CharField(label=_("Kind of record"), help_text=_("Such as parties.Organisation"))
    since = _DayField(_("From"))
    until = _DayField(_("To"))

    def filter_verb(self, records: QuerySet[Entry], value: str) -> QuerySet[Entry]:
        """Keep what begins so."""
        return records.filter(verb__startswith=value)

    def filter_label(self, records: QuerySet[Entry], value: str) -> QuerySet[Entry]:
        """Keep records whose name holds it."""
        return records.filter(label__icontains=value)

    def filter_since(self, records: QuerySet[Entry], value: date) -> QuerySet[Entry]:
        """Keep that day and later."""
        return records.filter(at__gte=_midnight(value))

    def filter_until(self, records: QuerySet[Entry], value: date) -> QuerySet[Entry]:
        """Keep that day and earlier."""
        return records.filter(at__lt=_midnight(value + timedelta(days=1)))


def _number(entry: Entry) -> Any:
    return format_html('<a href="{}">{}</a>', reverse("site:trail_entry", args=(entry.number,)), entry.number)


def who(entry: Entry) -> str:
    """Give the actor in words."""
    names = {"system": str(_("The system")), "anonymous": str(_("Nobody signed in"))}
    return names.get(entry.actor_kind, entry.actor_name)


TABLE = Table(
    columns=(
        Column("number", _("number"), show=_number, plain=lambda entry: entry.number, sort="number"),
        Column("sentence", _("What"), show=sentence, main=True),
        Column("who", _("Who"), show=who),
        Column(
            "at",
            _("Time"),
            show=lambda entry: cells.moment(entry.at),
            plain=lambda entry: entry.at,
            sort="at",
        ),
        Column("reason", _("Reason"), spare=True),
        Column("verb", _("Name of the act"), spare=True),
    ),
    order=("-number",),
)
