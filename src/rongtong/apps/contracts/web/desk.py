"""The list of contracts, by what they wait for."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.lists import counts, of_tab
from rongtong.apps.parties.rules.sides import ACT
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.workflow.badges import badge_of

TITLES = {
    "all": _("All"), "talks": _("Being agreed"), "signing": _("On the way to signing"),
    "running": _("Being performed"), "done": _("Completed"), "ended": _("Ended early"),
}  # fmt: skip


def _title(one: Contract) -> Any:
    return cells.link(one.title, reverse("contracts:contract", args=[one.pk]))


TABLE = Table(
    (
        Column("title", _("Contract"), show=_title, plain=lambda one: one.title, main=True, sort="title"),
        Column("state", _("State"), show=badge_of, sort="state"),
        Column("kind", _("Kind of contract"), show=lambda one: one.get_kind_display()),
        Column("buyer", _("Buyer"), show=lambda one: str(one.buyer)),
        Column("seller", _("Seller"), show=lambda one: str(one.seller)),
        Column(
            "total", _("Total"), show=lambda one: cells.money(one.total_fen), figure=True, sort="total_fen"
        ),
        Column("begun_at", _("Begun on"), show=lambda one: cells.moment(one.begun_at), sort="begun_at"),
    ),
    order=("-begun_at", "-pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the contracts one sees."""
    actor, tab = actor_of(request), request.GET.get("tab", "all")
    found = counts(actor)
    page = TABLE.page(request, of_tab(actor, tab), found.get(tab, found["all"]))
    tabs = [
        {"label": label, "url": f"?tab={name}", "count": found[name], "active": name == tab}
        for name, label in TITLES.items()
    ]
    may = any(held.role in ACT for held in actor.held)
    return render(request, "contracts/list.html", {"page": page, "tabs": tabs, "may": may})
