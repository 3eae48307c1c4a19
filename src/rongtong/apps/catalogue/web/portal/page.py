"""One need or offer, as its reader may have it."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries import index
from rongtong.apps.catalogue.queries.duplicates import goes_to
from rongtong.apps.catalogue.queries.listings import seen, veiled_for
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.queries.search import listings
from rongtong.apps.catalogue.rules.kinds import completeness, form_of, label_of
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.rules.prices import can_be_tried, place_of_order
from rongtong.apps.catalogue.web.portal import facts
from rongtong.apps.catalogue.web.portal.cards import card
from rongtong.apps.catalogue.web.portal.picture import font_file
from rongtong.apps.catalogue.web.portal.structured import described
from rongtong.apps.catalogue.web.portal.trays import compared, kept_by
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import offers, steps

ALIKE = 4
ANSWERED = ("renew", "close")
"""Steps that stand on the page “Is it still open?” with a tap each."""


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it. 404 for what the reader may not see, as for what does not exist."""
    actor = actor_of(request)
    listing = seen(actor).filter(pk=pk).first()
    if listing is None or listing.state == "absorbed":
        return _elsewhere(request, pk)
    veiled = veiled_for(actor, listing)
    may_write = can(actor, WRITE, listing)
    context = {
        "listing": listing,
        "form": form_of(listing),
        "pictured": font_file() is not None,
        "may_write": may_write,
        "alike": _alike(listing),
        "compared": compared(request),
        "kept": kept_by(request, [listing.pk]),
        "address": settings.SITE_URL + reverse("catalogue:listing", args=[listing.pk]),
        "public": listing.state == "published",
        "ordering": place_of_order(listing),
        "tried": "offer.trial" if can_be_tried(listing) else "",
        "structured": _script(described(listing)) if listing.state == "published" else "",
    } | body_of(listing, veiled, clean=not may_write)
    if may_write:
        context |= _for_owner(request, listing)
    return render(request, "catalogue/portal/page.html", context)


def _elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the listing that one was merged into; 404 for every other that is not the reader's to see."""
    target = goes_to(actor_of(request), pk)
    if target is None:
        raise Http404
    return redirect("catalogue:listing", target)


def body_of(listing: Listing, veiled: frozenset[str], *, clean: bool) -> dict[str, Any]:
    """Give what ``portal/body.html`` and ``portal/whose.html`` show; ``clean``: without contact data."""
    return {
        "veiled": veiled,
        "texts": _texts(listing, veiled, clean=clean),
        "keywords": [without_contacts(str(word)) for word in listing.keywords],
        "facts": facts.five(listing, veiled),
        "more": facts.more(listing, veiled),
    }


def _for_owner(request: HttpRequest, listing: Listing) -> dict[str, Any]:
    found, offered = completeness(listing), offers(listing, actor_of(request), timezone.now())
    return {
        "steps": steps(listing),
        "offers": [one for one in offered if one.name not in ANSWERED],
        "completeness": found,
        "missing": [label_of(name) for name in (*found.missing_must, *found.missing_good)][:4],
        "favourites": listing.favourites.count(),
        "pinned": hasattr(listing, "pin"),
    }


def _texts(listing: Listing, veiled: frozenset[str], *, clean: bool) -> dict[str, str]:
    """Give the texts; contact data in them are taken out for everybody but those who write it."""
    shown = {name: str(getattr(listing, name)) for name in ("title", "summary", "detail", "tried")}
    shown = {name: "" if name in veiled else text for name, text in shown.items()}
    return {name: without_contacts(text) if clean else text for name, text in shown.items()}


def _alike(listing: Listing) -> list[dict[str, Any]]:
    """Give published ones of the same side that are close to what everybody may read of this one."""
    if listing.state != "published":
        return []
    keys = [key for key, score in index.alike(listing, ALIKE * 2) if score > 0.1]
    return [card(one) for one in listings(keys, timezone.localdate())[:ALIKE]]


def _script(data: dict[str, Any]) -> SafeString:
    """Give JSON that may stand inside a script element: data to read, nothing that runs."""
    text = json.dumps(data, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return mark_safe(text)  # noqa: S308 - every character that could end the element is escaped
