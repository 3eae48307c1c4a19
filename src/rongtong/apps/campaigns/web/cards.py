"""Links and QR codes: the public one, and cards to print, eight on a sheet of A4."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rongtong.apps.campaigns.models.targets import OPEN
from rongtong.apps.campaigns.queries.campaigns import seen
from rongtong.apps.campaigns.queries.links import path_of, public_path
from rongtong.apps.campaigns.rules.campaigns import PLAN
from rongtong.apps.campaigns.web.one import address_of, code_of
from rongtong.apps.campaigns.web.tabs import tabs_of
from rongtong.apps.campaigns.web.targets import filtered
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.kit.permissions import can

SHEET, SHEETS = 8, 5
"""Cards on a sheet of A4, sheets of one page of this list."""


@login_required
@require_safe
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the public link and the cards of those who have said nothing yet."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    rows, filters = filtered(request, campaign)
    waiting = rows.filter(state__in=OPEN, revoked_at=None, asked_by=None).order_by("region", "name", "pk")
    total, most = waiting.count(), SHEET * SHEETS
    first = max(1, whole(request.GET.get("sheet")) or 1)
    cards = [
        {"target": one, "code": code_of(address_of(path_of(one)))}
        for one in waiting[(first - 1) * most : first * most]
    ]
    public = address_of(public_path(campaign))
    context = {
        "campaign": campaign, "filters": filters, "total": total, "tabs": tabs_of(campaign, "cards"),
        "sheets": [cards[n : n + SHEET] for n in range(0, len(cards), SHEET)], "public": public,
        "public_code": code_of(public), "may": can(actor, PLAN, campaign), "first": first,
        "more": first + 1 if total > first * most else 0,
    }  # fmt: skip
    return render(request, "campaigns/cards.html", context)
