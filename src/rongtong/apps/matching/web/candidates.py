"""The candidates of one's own need or offer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.matching.actions.showing import note_shown
from rongtong.apps.matching.models.feedback import Place, Why
from rongtong.apps.matching.queries.board import board
from rongtong.apps.matching.queries.colleagues import colleagues
from rongtong.apps.matching.queries.helps import helps, highest_price
from rongtong.apps.matching.queries.pairs import pairs_of
from rongtong.apps.matching.queries.pending import answered
from rongtong.apps.matching.queries.runs import is_waiting
from rongtong.apps.matching.rules.matching import ANSWER, COMPARED, KEPT, SEE, SHOWN
from rongtong.apps.matching.web.trying import TryForm
from rongtong.kit.permissions import can, need
from rongtong.kit.permissions.asker import actor_of


def own_listing(request: HttpRequest, pk: int) -> Listing:
    """Give a listing whose candidates the reader may see. 404 and 403 as for any record."""
    actor = actor_of(request)
    listing: Listing = get_object_or_404(seen(actor), pk=pk)
    need(actor, SEE, listing)
    return listing


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who suits; with htmx only the list, for what is tried out."""
    listing, actor, at = own_listing(request, pk), actor_of(request), timezone.now()
    listing, pending = answered(listing)
    pairs = pairs_of(listing, timezone.localdate(at))
    form = TryForm(listing, highest_price(pairs), timezone.localdate(at), request.GET)
    trial = form.trial()
    part, may_answer = request.htmx and not request.htmx.boosted, can(actor, ANSWER, listing)
    most = KEPT if request.GET.get("more") else SHOWN
    asks, kept = may_answer and not part, None if trial.tried else pairs
    found = board(listing, at, trial, most=most, asks=asks, pairs=kept)
    if not trial.tried:
        note_shown(shown=found.shown, side=listing.side, place=Place.CANDIDATES, actor=actor, at=at)
    context: dict[str, Any] = {
        "listing": listing, "board": found, "form": form, "trial": trial, "reasons": Why.choices,
        "may_answer": may_answer, "pending": pending, "is_need": listing.side == Side.NEED,
        "waiting": is_waiting(listing), "helps": helps(listing, pairs, at) if not found.shown else (),
        "colleagues": colleagues(listing, actor), "compared": COMPARED, "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "matching/list.html" if part else "matching/candidates.html", context)
