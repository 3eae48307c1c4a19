"""Lists: the registrar's queue, and the registrations of one's own contracts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.contracts.models.choices import Kind
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.lists import (
    DESK_TABS,
    TABS,
    counts,
    desk_counts,
    desk_tab,
    due_days,
    of_tab,
)  # fmt: skip
from rongtong.apps.registration.queries.registrations import is_registrar
from rongtong.apps.registration.rules.registrations import DECIDE
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import Refused, can
from rongtong.kit.workflow.badges import badge_of

TITLES = {
    "all": _("All"), "mend": _("To be filled in or mended"), "office": _("At the office"),
    "registered": _("Registered"), "ended": _("Ended"),
}  # fmt: skip
DESK_TITLES = {
    "new": _("To be taken up"), "taken": _("Taken up"), "returned": _("Returned"),
    "cancel": _("To be cancelled"),
    "registered": _("Registered"), "closed": _("Not registered or ended"),
}  # fmt: skip


def _title(one: Registration) -> Any:
    return cells.link(one.title, reverse("registration:registration", args=[one.pk]))


def _case(one: Registration) -> Any:
    return cells.link(one.title, reverse("registration:decide", args=[one.pk]))


def _sum(one: Registration) -> Any:
    return cells.money(one.technology_fen)


_STATE = Column("state", _("State"), show=badge_of, sort="state")
_SUM = Column("technology", _("Technology amount"), show=_sum, figure=True, sort="technology_fen")
TABLE = Table(
    (
        Column("title", _("Contract"), show=_title, plain=lambda one: one.title, main=True, sort="title"),
        _STATE,
        Column("number", _("Registration number"), show=lambda one: one.number),
        Column("seller", _("Seller"), show=lambda one: str(one.seller)),
        Column("buyer", _("Buyer"), show=lambda one: str(one.buyer), spare=True),
        _SUM,
        Column("begun_at", _("Begun on"), show=lambda one: cells.moment(one.begun_at), sort="begun_at"),
    ),
    order=("-begun_at", "-pk"),
)
QUEUE = Table(
    (
        Column("title", _("Contract"), show=_case, plain=lambda one: one.title, main=True, sort="title"),
        Column("seller", _("Seller"), show=lambda one: str(one.seller)),
        Column("kind", _("Kind of contract"), show=lambda one: Kind(one.kind).label, sort="kind"),
        Column("round", _("Round"), figure=True, sort="round"),
        _SUM,
        Column("submitted_at", _("Handed in"), show=lambda one: cells.moment(one.submitted_at),
               sort="submitted_at"),
        Column("due", _("Due"), show=lambda one: cells.deadline(one.due), plain=lambda one: one.due),
    ),
    order=("submitted_at", "pk"),
)  # fmt: skip


class QueueFilter(FilterForm):
    """What a registrar narrows the queue by."""

    kind = forms.ChoiceField(label=_("Kind of contract"), choices=[("", _("All")), *Kind.choices])
    late = forms.BooleanField(label=_("Only with less than five days left"))
    words = forms.CharField(label=_("Name of the project or number"), max_length=60)

    def filter_late(self, records: Any, value: bool) -> Any:
        """Keep what is due soon."""
        return due_days(records, timezone.now(), 5)

    def filter_words(self, records: Any, value: str) -> Any:
        """Search name and number."""
        return records.filter(title__icontains=value) | records.filter(number=value)


def _tabs(titles: dict[str, Any], found: dict[str, int], tab: str) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": f"?tab={name}", "count": found[name], "active": name == tab}
        for name, label in titles.items()
    ]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the registrations one sees."""
    actor, tab = actor_of(request), request.GET.get("tab", "all")
    found = counts(actor)
    page = TABLE.page(request, of_tab(actor, tab), found.get(tab, found["all"]))
    context = {"page": page, "tabs": _tabs(TITLES, found, tab), "registrar": is_registrar(actor)}
    return render(request, "registration/list.html", context)


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the registrar's queue: the longest waiting first."""
    actor = actor_of(request)
    if not can(actor, DECIDE):
        raise Refused(_("Only registrars work here."))
    tab = request.GET.get("tab", "new")
    tab = tab if tab in DESK_TABS else "new"
    form = QueueFilter(request)
    page = QUEUE.page(request, form.apply(desk_tab(actor, tab)))
    tabs = _tabs(DESK_TITLES, desk_counts(actor), tab)
    return render(request, "registration/desk.html", {"page": page, "tabs": tabs, "filter": form})


__all__ = ["QUEUE", "TABLE", "TABS", "index", "queue"]
