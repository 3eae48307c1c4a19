"""The compare tray (up to four, no sign-in) and what readers keep."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions import readers as act
from rongtong.apps.catalogue.queries import readers
from rongtong.apps.catalogue.queries.search import listings
from rongtong.apps.catalogue.web.portal import asking
from rongtong.apps.catalogue.web.portal.cards import card
from rongtong.apps.catalogue.web.portal.facts import compared_rows
from rongtong.kit.permissions.asker import actor_of

MOST = 4
_KEY = "catalogue.compared"


def compared(request: HttpRequest) -> list[int]:
    """Give the keys in the compare tray."""
    found = request.session.get(_KEY, [])
    return [key for key in found if isinstance(key, int)][:MOST]


def kept_by(request: HttpRequest, keys: Collection[int]) -> set[int]:
    """Give those of ``keys`` that the reader keeps."""
    return readers.kept(actor_of(request), keys)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show the tray side by side; what differs is marked."""
    shown = listings(compared(request), timezone.localdate())
    context = {"cards": [card(one) for one in shown], "rows": compared_rows(shown), "most": MOST}
    return render(request, "catalogue/portal/compare.html", context)


@require_POST
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a listing into the tray, or take it out."""
    tray = compared(request)
    if pk in tray:
        tray.remove(pk)
    elif not listings([pk], timezone.localdate()):
        raise Http404
    elif len(tray) >= MOST:
        messages.warning(request, _("The tray holds four. Take one out first."))
    else:
        tray.append(pk)
    request.session[_KEY] = tray
    return _back(request, reverse("catalogue:compare"))


@require_POST
@login_required
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a listing at hand, or let go of it."""
    found = listings([pk], timezone.localdate())
    if not found:
        raise Http404
    kept = act.keep(listing=found[0], actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Kept in your favourites.") if kept else _("Taken out of your favourites."))
    return _back(request, reverse("catalogue:listing", args=[pk]))


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show favourites and saved searches."""
    actor = actor_of(request)
    cards = [card(one) for one in readers.favourites(actor, timezone.localdate())]
    context = {"cards": cards, "searches": readers.searches(actor), "kept": {c["listing"].pk for c in cards}}
    return render(request, "catalogue/portal/mine.html", context)


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Save the search of an address."""
    query = asking.clean(QueryDict(request.POST.get("query", "")))
    wanted = asking.wanted_of(QueryDict(query))
    labels = [str(chip["value"]) for chip in asking.chips(QueryDict(query), wanted)]
    name = " · ".join([wanted.text, *labels] if wanted.text else labels) or _("Everything new")
    try:
        act.save_search(name=name, query=query, actor=actor_of(request), at=timezone.now())
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("Saved. You hear of new results once a day."))
    return redirect("catalogue:favourites")


@require_POST
@login_required
def change_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch the alerts of an own search on or off, or forget it."""
    actor, now = actor_of(request), timezone.now()
    search = get_object_or_404(readers.searches(actor), pk=pk)
    if request.POST.get("what") == "remove":
        act.remove_search(search=search, actor=actor, at=now)
    else:
        act.switch_search(search=search, on=request.POST.get("what") == "on", actor=actor, at=now)
    return redirect("catalogue:favourites")


def _back(request: HttpRequest, otherwise: str) -> HttpResponse:
    there = request.POST.get("next", "")
    ours = there.startswith("/") and url_has_allowed_host_and_scheme(there, None)
    return HttpResponseRedirect(there if ours else otherwise)
