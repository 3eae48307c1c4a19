"""Orders of one's parties, as buyer and as seller; disputes for who mediates."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.ledger.web.money import state_of
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.models.orders import BUYER, SELLER
from rongtong.apps.orders.queries.orders import disputes, own
from rongtong.apps.orders.rules.orders import MEDIATE
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can


def _title(order: Order) -> Any:
    return cells.link(order.title, reverse("orders:one", args=[order.pk]))


def _due(order: Order) -> Any:
    late = order.state in ("ordered", "delivering")
    return cells.deadline(order.deliver_by) if late else cells.moment(order.deliver_by)


TABLE = Table(
    (
        Column("title", _("Service"), show=_title, plain=lambda one: one.title, main=True, sort="title"),
        Column("code", _("Number")),
        Column("state", _("State"), show=state_of, sort="state"),
        Column("buyer", _("Buyer")),
        Column("seller", _("Seller")),
        Column(
            "price", _("Price of all"), show=lambda one: cells.money(one.price), figure=True, sort="price"
        ),
        Column("deliver_by", _("Deliver by"), show=_due, sort="deliver_by"),
        Column("asked_at", _("Order begun"), show=lambda one: cells.moment(one.asked_at), sort="asked_at"),
    ),
    order=("-asked_at", "-pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the orders of one side."""
    actor = actor_of(request)
    shown = {BUYER: own(actor, BUYER), SELLER: own(actor, SELLER)}
    labels = {BUYER: _("We buy"), SELLER: _("We sell"), "mediate": _("Disputes to mediate")}
    if can(actor, MEDIATE):
        shown["mediate"] = disputes(actor)
    counts = {name: rows.order_by().count() for name, rows in shown.items()}
    side = request.GET.get("side", "")
    if side not in shown:
        side = SELLER if counts[SELLER] and not counts[BUYER] else BUYER
    tabs = [
        {"label": labels[name], "url": f"?side={name}", "count": counts[name], "active": name == side}
        for name in shown
    ]
    page = TABLE.page(request, shown[side], counts[side])
    return render(request, "orders/list.html", {"page": page, "tabs": tabs, "side": side})
