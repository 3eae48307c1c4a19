"""Filters of the queue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Kind, Side
from rongtong.apps.catalogue.queries.words import FIELD
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.permissions.asker import actor_of

_ANY = ("", _("All"))
_MOST_REGIONS = 400


class QueueFilter(FilterForm):
    """What of the queue is shown. ``late`` narrows the clocks, not the rows: the view reads it."""

    side = forms.ChoiceField(label=_("Need or offer"), choices=[_ANY, *Side.choices])
    kind = forms.ChoiceField(label=_("Kind of need or offer"), choices=[_ANY, *Kind.choices])
    field = forms.ChoiceField(label=_("Technology field"))
    region = forms.ChoiceField(label=_("Region"))
    free = forms.BooleanField(label=_("Free to take"))
    mine = forms.BooleanField(label=_("In review with me"))
    second = forms.BooleanField(label=_("Second look"))
    late = forms.BooleanField(label=_("Late"))

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        today = timezone.localdate()
        _choose(self.fields["field"], vocab.choices(FIELD, today))
        _choose(self.fields["region"], regions_of(request))

    def filter_region(self, rows: QuerySet[Listing], code: str) -> QuerySet[Listing]:
        """Keep what is at home in a region or below it."""
        return rows.filter(home__in=sorted(vocab.region_scope(code)))

    def filter_free(self, rows: QuerySet[Listing], value: bool) -> QuerySet[Listing]:
        """Keep what nobody has taken."""
        return rows.filter(state="submitted")

    def filter_mine(self, rows: QuerySet[Listing], value: bool) -> QuerySet[Listing]:
        """Keep what the reader has in review."""
        return rows.filter(state="in_review", reviewer=actor_of(self.request).id)

    def filter_second(self, rows: QuerySet[Listing], value: bool) -> QuerySet[Listing]:
        """Keep what waits for a second reviewer other than the first."""
        return rows.filter(state="second_look").exclude(reviewer=actor_of(self.request).id)

    def filter_late(self, rows: QuerySet[Listing], value: bool) -> QuerySet[Listing]:
        """Leave the rows: lateness is the clock's."""
        return rows


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101
    field.choices = [_ANY, *choices]


def regions_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Give (code, name) of the counties that the reader works for, today's ones."""
    held = set().union(*(one.regions or () for one in actor_of(request).held))
    today = timezone.localdate()
    codes = [code for code in sorted(held) if code.isdigit() and len(code) == 6][:_MOST_REGIONS]
    return [
        (code, vocab.label(vocab.REGION, code)) for code in codes if vocab.term(vocab.REGION, code, today)
    ]
