"""Ordering from a public offer: at its price, or by asking for a quote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.catalogue.queries.owners import Owner, owners_of
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.rules.prices import can_be_asked, list_price
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.apps.orders.actions import ordering
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.orders import offer_for_order
from rongtong.apps.orders.web.forms import OrderForm
from rongtong.apps.parties.web.acting import actor_of, whole, written


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Order it, or ask for a quote where it has no fixed price."""
    offer = offer_for_order(pk)
    if offer is None or not can_be_asked(offer):
        raise Http404
    actor, price = actor_of(request), list_price(offer)
    owners = [one for one in owners_of(actor) if (one.organisation or one.person) != offer.owner]
    form = OrderForm(request.POST or None, owners=owners, priced=price)
    made: list[Order] = []

    def do() -> None:
        given = dict(form.cleaned_data)
        seen, key = given.pop("seen"), given.pop("owner")
        by = {"offer": offer, "buyer": _owner(owners, key), "actor": actor, "at": timezone.now(), **given}
        by["introduction"] = _introduction(request, pk)
        if price is None and seen is None:
            made.append(ordering.ask(**by))
        else:
            made.append(ordering.place(price_seen=seen, **by))

    if request.method == "POST" and form.is_valid() and written(form, do):
        done = _("Ordered. The seller is told.") if made[0].price else _("Asked. The seller is told.")
        messages.success(request, done)
        return redirect("orders:one", made[0].pk)
    context = {
        "offer": offer, "form": form, "price": price, "owners": owners,
        "title": without_contacts(offer.title), "unit": offer.extra.get("unit", ""),
    }  # fmt: skip
    return render(request, "orders/new.html", context, status=422 if form.is_bound else 200)


def _introduction(request: HttpRequest, offer: int) -> Introduction | None:
    """Give the introduction it comes from, when the reader may open it and it is about this offer."""
    key = whole(request.GET.get("from"))
    return seen(actor_of(request)).filter(pk=key, offer=offer).first() if key else None


def _owner(owners: list[Owner], key: str) -> Any:
    chosen = next(one for one in owners if one.key == key)
    return chosen.organisation or chosen.person
