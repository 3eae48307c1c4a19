"""What was taken down: why, by whom, and whether its owner came back with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import TakeDown
from rongtong.apps.catalogue.queries.desk import NOT_AT_DESK
from rongtong.apps.catalogue.queries.takedowns import reason_of, taken_down
from rongtong.apps.catalogue.rules.duplicates import TAKEN_DOWN
from rongtong.apps.catalogue.rules.listings import REVIEW, TAKE_DOWN
from rongtong.apps.catalogue.web.gate.table import kind, state_of
from rongtong.apps.catalogue.web.gate.tabs import desk_tabs
from rongtong.apps.catalogue.workflow.listings import TAKE_DOWN_REASONS
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can, need
from rongtong.kit.permissions.asker import actor_of

_ANY = ("", _("All"))


class TakeDownFilter(FilterForm):
    """Which of them are shown."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[_ANY, *TAKE_DOWN_REASONS])
    back = forms.ChoiceField(
        label=_("Owner"), choices=[_ANY, ("yes", _("Came back with it")), ("no", _("Has not come back"))]
    )

    def filter_back(self, rows: QuerySet[TakeDown], value: str) -> QuerySet[TakeDown]:
        """Keep those whose owner opened it again, or did not."""
        return rows.filter(reopened_at__isnull=value == "no")


def table(leads: bool) -> Table:
    """Give the columns; titles lead to the case for those who may open it."""

    def title(row: TakeDown) -> Any:
        if not leads or row.listing.state in NOT_AT_DESK:
            return row.listing
        return cells.link(row.listing, reverse("catalogue:review", args=[row.listing_id]))

    return Table(
        (
            Column("listing", _("Title"), show=title, main=True),
            Column("kind", _("Kind of need or offer"), show=lambda row: kind(row.listing), spare=True),
            Column("owner", _("Owner"), show=lambda row: row.listing.owner),
            Column("reason", _("Reason"), show=_why),
            Column("at", _("Taken down"), show=lambda row: cells.moment(row.at), sort="at"),
            Column("by", _("By"), show=lambda row: row.by or "", spare=True),
            Column("state", _("Now"), show=lambda row: state_of(row.listing)),
            Column("reopened_at", _("Opened again"), show=lambda row: cells.moment(row.reopened_at)),
        ),
        order=("-at", "-pk"),
    )


def _why(row: TakeDown) -> Any:
    return format_html('{}<br><span class="soft">{}</span>', reason_of(row), row.note)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what was taken down, the newest first."""
    actor = actor_of(request)
    need(actor, TAKEN_DOWN)
    form = TakeDownFilter(request)
    page = table(can(actor, REVIEW) or can(actor, TAKE_DOWN)).page(request, form.apply(taken_down(actor)))
    context = {"page": page, "form": form, "tabs": desk_tabs(request, "takedowns")}
    return render(request, "catalogue/gate/takedowns.html", context)
