"""The money of a party: what it owes, is owed and has paid; each figure opens its entries."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.ledger.models.books import AccountKind
from rongtong.apps.ledger.queries import money as books
from rongtong.apps.ledger.queries.obligations import of_party
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.sides import parties_of
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import state
from rongtong.kit.workflow import workflow_of


def state_of(record: Any) -> Any:
    """Give the badge of a record's state."""
    shown = workflow_of(record).by_state[record.state]
    return state(shown.label, shown.kind)


def _link(owed: Any) -> Any:
    return cells.link(owed.what, reverse("ledger:obligation", args=[owed.pk]))


def _due(owed: Any) -> Any:
    return cells.deadline(owed.due) if owed.state == "open" else cells.moment(owed.due)


OWED = Table(
    (
        Column("what", _("For what"), show=_link, plain=lambda one: one.what, main=True),
        Column("state", _("State"), show=state_of, sort="state"),
        Column("debtor", _("Who pays")),
        Column("creditor", _("Who is paid")),
        Column("amount", _("Amount"), show=lambda one: cells.money(one.amount), figure=True, sort="amount"),
        Column("open", _("Still owed"), show=lambda one: cells.money(one.open), figure=True),
        Column("due", _("To be paid by"), show=_due, sort="due"),
    ),
    order=("-made_at", "-pk"),
)
ENTRIES = Table(
    (
        Column("what", _("For what"), show=lambda one: _link(one.journal.obligation), main=True),
        Column("kind", _("Kind of entry"), show=lambda one: one.journal.get_kind_display()),
        Column("debtor", _("Who pays"), show=lambda one: one.journal.obligation.debtor),
        Column("creditor", _("Who is paid"), show=lambda one: one.journal.obligation.creditor),
        Column("amount", _("Amount"), show=lambda one: cells.money(one.amount), figure=True, sort="amount"),
        Column("at", _("When"), show=lambda one: cells.moment(one.journal.at)),
    ),
    order=("-pk",),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the money of one of the parties the reader acts for."""
    sides = list(parties_of(actor_of(request)))
    wanted = whole(request.GET.get("of"))
    chosen = next((one for one in sides if one.pk == wanted), sides[0] if sides else None)
    context: dict[str, Any] = {"party": chosen, "tabs": _tabs(sides, chosen)}
    if chosen is not None:
        context |= {"figures": books.figures(chosen), "page": OWED.page(request, of_party(chosen))}
    return render(request, "ledger/money.html", context)


def _tabs(sides: list[Party], chosen: Party | None) -> list[dict[str, Any]]:
    """Give a tab a party, when there are several."""
    here = reverse("ledger:money")
    return [
        {"label": str(one), "url": f"{here}?of={one.pk}", "active": one == chosen, "count": None}
        for one in sides
    ][: len(sides) if len(sides) > 1 else 0]


@login_required
@require_safe
def entries(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show the entries that one figure is the sum of."""
    party = parties_of(actor_of(request)).filter(pk=pk).first()
    if party is None or kind not in AccountKind.values:
        raise Http404
    page = ENTRIES.page(request, books.entries(party, kind))
    figures = books.figures(party)
    figure = next(one for rows in figures.values() for one in rows if one.kind == kind)
    return render(request, "ledger/entries.html", {"party": party, "figure": figure, "page": page})
