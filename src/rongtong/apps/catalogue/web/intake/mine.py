"""The own list, and what is done with several rows at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions.listings import decide
from rongtong.apps.catalogue.queries.own import own_listings
from rongtong.apps.catalogue.web.intake.table import BULK, TABLE, OwnFilters
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.kit.pages.export import export
from rongtong.kit.permissions import Refused

MOST = 100
"""Rows that are changed at once."""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Show what I and my organisations have posted; discarded ones when asked for."""
    filters = OwnFilters(request)
    records = filters.apply(own_listings(actor_of(request)))
    if request.GET.get("state") != "discarded":
        records = records.exclude(state="discarded")
    answer = export(TABLE, request, records, _("needs-and-offers"))
    if answer is not None:
        return answer
    page = TABLE.page(request, records)
    return render(request, "catalogue/intake/mine.html", {"page": page, "filters": filters, "bulk": BULK})


@login_required
@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Renew or close the chosen rows; each that cannot be says why."""
    name, _colon, reason = request.POST.get("action", "").partition(":")
    chosen = [int(one) for one in request.POST.getlist("chosen")[:MOST] if whole(one) is not None]
    if f"{name}:{reason}".rstrip(":") not in [one["name"] for one in BULK] or not chosen:
        messages.info(request, _("Choose rows first."))
        return redirect("catalogue:mine")
    done, refused = 0, list[str]()
    for listing in own_listings(actor_of(request)).filter(pk__in=chosen):
        why = _one(request, listing, name, reason)
        done, refused = (done, [*refused, f"{listing.code} {why}"]) if why else (done + 1, refused)
    _say(request, done, refused)
    return redirect("catalogue:mine")


def _one(request: HttpRequest, listing: Any, name: str, reason: str) -> str:
    """Do it with one; give the sentence why not, or nothing."""
    try:
        decide(listing=listing, step=name, reason=reason, actor=actor_of(request), at=timezone.now())
    except (ValidationError, Refused) as fault:
        return str(getattr(fault, "sentence", fault))
    return ""


def _say(request: HttpRequest, done: int, refused: list[str]) -> None:
    if done:
        told = ngettext("%(n)s row is done.", "%(n)s rows are done.", done) % {"n": done}
        messages.success(request, told)
    if refused:
        messages.warning(request, " ".join(refused[:5]))
