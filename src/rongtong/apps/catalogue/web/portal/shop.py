"""The shop of somebody: what stands first, services with their prices, each kind by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions import pinning
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.catalogue.queries import shops
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.queries.search import listings
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.rules.prices import place_of_order
from rongtong.apps.catalogue.web.portal import facts
from rongtong.apps.catalogue.web.portal.cards import card
from rongtong.apps.parties.queries import organisations, persons
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Hindered

TABLE = Table(columns=(Column("title", gettext_lazy("Title")),), order=("-published_at", "-pk"))


@require_safe
def of_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an organisation has published under its name. A merged one leads to the one that stands."""
    owner = get_object_or_404(organisations.seen(actor_of(request)), pk=pk)
    if owner.merged_into_id:
        return redirect("catalogue:organisation_shop", owner.merged_into_id)
    home = reverse("parties:organisation", args=[pk])
    return _show(request, owner, home, organisation=pk)


@require_safe
def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a person with a public card has published, alone or for an organisation."""
    owner = persons.listed(actor_of(request), pk)
    return _show(request, owner, reverse("parties:person", args=[pk]), person=pk)


def _show(request: HttpRequest, owner: Any, home: str, **whose: int) -> HttpResponse:
    shop, today = shops.of(**whose), timezone.localdate()
    side, _dot, kind = request.GET.get("kind", "").partition(".")
    context: dict[str, Any] = {"owner": owner, "home": home, "place": next(iter(whose))}
    if kind:
        if kind not in KINDS.get(side, ()):
            raise Http404
        page = TABLE.page(request, shops.whole(shop, side, kind, today))
        found = listings([row.record.pk for row in page.rows], today)
        section = shops.Section(side, kind, page.total, found)
        context |= {"sections": [_drawn(section)], "page": page, "one_kind": True}
    else:
        drawn = [_drawn(one) for one in shops.sections(shop, today)]
        first = [card(one) | {"summary": without_contacts(one.summary)} for one in shops.pinned(shop, today)]
        context |= {"sections": drawn, "pinned": first, "total": sum(one["total"] for one in drawn)}
    return render(request, "catalogue/portal/shop.html", context)


def _drawn(section: shops.Section) -> dict[str, Any]:
    """Give a section as the page shows it; services and instruments as a price list."""
    rows = [
        card(one) | {"price": _price(one), "days": one.turnaround_days, "ordering": place_of_order(one)}
        for one in section.listings
    ]
    kind, need = Kind(section.kind).label, section.side == Side.NEED
    return {
        "key": f"{section.side}.{section.kind}", "rows": rows, "total": section.total,
        "heading": _("Needs: %(kind)s") % {"kind": kind} if need else kind,
        "priced": not need and section.kind in (Kind.SERVICE, Kind.INSTRUMENT, Kind.PILOT),
    }  # fmt: skip


def _price(listing: Listing) -> dict[str, Any]:
    """Give the sum and what it is for, such as a piece or an hour."""
    hidden = listing.hides("money")
    return {"sum": facts.HIDDEN if hidden else facts.money(listing), "unit": listing.extra.get("unit", "")}


@require_POST
@login_required
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a listing first in the shop, or take it down."""
    actor, now = actor_of(request), timezone.now()
    listing = get_object_or_404(seen(actor), pk=pk)
    if not can(actor, WRITE, listing):
        raise Http404
    try:
        if pinning.unpin(listing=listing, actor=actor, at=now):
            messages.success(request, _("Taken down from the first places of your shop."))
        else:
            pinning.pin(listing=listing, actor=actor, at=now)
            messages.success(request, _("It stands first in your shop now."))
    except Hindered as fault:
        messages.error(request, fault.sentence)
    return redirect("catalogue:listing", pk)
