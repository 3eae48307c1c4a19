"""The own list: columns, filters, what can be done with several at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Outcome, Side
from rongtong.apps.catalogue.queries.own import SOON_DAYS, houses, self_as_owner
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.workflow.listings import WORKFLOW
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import STATES

_IN_HAND = ("draft", "returned")
_ALL = ("", gettext_lazy("All"))


class OwnFilters(FilterForm):
    """By side, state and owner; discarded ones only when asked for."""

    q = forms.CharField(label=gettext_lazy("Title or number"), max_length=80)
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=lambda: [_ALL, *Side.choices])
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=lambda: [_ALL, *WORKFLOW.choices()])
    owner = forms.ChoiceField(label=gettext_lazy("For whom"))

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        actor = actor_of(request)
        person = self_as_owner(actor)
        found = [(f"o{house.pk}", str(house)) for house in houses(actor)]
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)  # noqa: S101
        owner.choices = [_ALL, *found, *([(f"p{person.pk}", str(person))] if person else [])]

    def filter_q(self, records: QuerySet[Listing], value: str) -> QuerySet[Listing]:
        """Find by words of the title, or by the number on the page."""
        number = value.strip().upper().lstrip("NF")
        if number.isascii() and number.isdigit() and len(number) < 12:
            return records.filter(pk=int(number))
        return records.filter(title__icontains=value.strip())

    def filter_owner(self, records: QuerySet[Listing], value: str) -> QuerySet[Listing]:
        """Narrow to an organisation, or to what one writes as a person."""
        key = int(value[1:])
        return (
            records.filter(organisation=key)
            if value[0] == "o"
            else records.filter(person=key, organisation=None)
        )


def address_of(listing: Listing) -> str:
    """Give where one goes on with it: the form while it is in hand, else its page."""
    if listing.state in _IN_HAND:
        name, more = ("preview", []) if listing.state == "returned" else ("write", [1])
        return reverse(f"catalogue:{name}", args=[listing.pk, *more])
    name = "preview" if listing.state in ("submitted", "in_review", "second_look", "discarded") else "listing"
    return reverse(f"catalogue:{name}", args=[listing.pk])


def _title(listing: Listing) -> Any:
    return format_html('<a href="{}">{}</a>', address_of(listing), listing)


def _state(listing: Listing) -> Any:
    state = WORKFLOW.by_state[listing.state]
    return cells.badge(state.label, STATES[state.kind])


def days_left(listing: Listing) -> int | None:
    """Give the days until a public listing ends; None for others."""
    if listing.state != "published" or listing.expires_on is None:
        return None
    return (listing.expires_on - timezone.localdate()).days


def _left(listing: Listing) -> Any:
    left = days_left(listing)
    if left is None:
        return None
    told = ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left} if left > 0 else _("last day")
    if left < 0:
        told = _("over, renew it")
    return cells.badge(told, "warn" if left <= SOON_DAYS else "neutral")


def _share(listing: Listing) -> Any:
    return f"{completeness(listing).share}%"


TABLE = Table(
    (
        Column("title", gettext_lazy("Title"), show=_title, sort="title", plain=str, main=True),
        Column("code", gettext_lazy("Number"), spare=True),
        Column("kind", gettext_lazy("Side and kind"),
               show=lambda one: f"{one.get_side_display()} · {one.get_kind_display()}"),
        Column("state", gettext_lazy("State"), show=_state, sort="state",
               plain=lambda one: str(WORKFLOW.by_state[one.state].label)),
        Column("left", gettext_lazy("Time left"), show=_left, sort="expires_on", plain=days_left),
        Column("share", gettext_lazy("Complete"), show=_share, figure=True),
        Column("owner", gettext_lazy("For whom"), show=lambda one: str(one.owner), spare=True),
        Column("changed_at", gettext_lazy("Last change"),
               show=lambda one: cells.moment(one.changed_at), sort="changed_at",
               plain=lambda one: timezone.localtime(one.changed_at).strftime("%Y-%m-%d %H:%M"), spare=True),
    ),
    order=("-changed_at", "-pk"),
)  # fmt: skip
BULK = [
    {"name": "renew", "label": gettext_lazy("Renew")},
    *({"name": f"close:{code}", "label": label} for code, label in (
        (Outcome.HERE, gettext_lazy("Close: solved here")),
        (Outcome.ELSEWHERE, gettext_lazy("Close: solved elsewhere")),
        (Outcome.GAVE_UP, gettext_lazy("Close: given up")),
    )),
]  # fmt: skip
