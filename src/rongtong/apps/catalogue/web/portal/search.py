"""The search page: one box, needs and offers, facets, and what to do when nothing is found."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries import passages
from rongtong.apps.catalogue.queries.hints import did_you_mean
from rongtong.apps.catalogue.queries.index_store import warm
from rongtong.apps.catalogue.queries.live import closing_soon, newest
from rongtong.apps.catalogue.queries.search import PAGE, Found, count, listings, search, suggestions
from rongtong.apps.catalogue.rules.facets import SORTS, Wanted
from rongtong.apps.catalogue.web.portal import asking
from rongtong.apps.catalogue.web.portal.cards import card
from rongtong.apps.catalogue.web.portal.trays import compared, kept_by
from rongtong.kit.pages.tables import Table, TablePage, changed

BESIDE = 200
"""Up to which number the results of the other side are counted."""
_TABLE = Table(columns=(), size=PAGE)
_SORTS = {
    "best": gettext_lazy("Best first"),
    "new": gettext_lazy("Newest first"),
    "closing": gettext_lazy("Closing soonest"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what answers."""
    wanted, today = asking.wanted_of(request.GET), timezone.localdate()
    found = search(wanted, today)
    number = _number(request, found)
    first = (number - 1) * PAGE
    shown = listings(found.keys[first : first + PAGE], today)
    words = passages.words_of(wanted.text, (w for others in found.also.values() for w in others))
    context = {
        "wanted": wanted,
        "found": found,
        "page": _page(request, found, number),
        "cards": [card(one, words) for one in shown],
        "tabs": _tabs(request, wanted, found, today),
        "facets": asking.facets(request.GET, wanted, found.counts),
        "chips": asking.chips(request.GET, wanted),
        "sorts": [_sort(request, name, wanted) for name in SORTS],
        "synonyms": _synonyms(request, found),
        "meant": _meant(request, wanted, today, [passages.read(one) for one in shown]),
        "looser": asking.looser(request.GET, wanted) if not found.keys else [],
        "new_url": reverse("catalogue:post_kinds", args=[wanted.side]),
        "share": asking.clean(request.GET),
        "compared": compared(request),
        "kept": kept_by(request, [one.pk for one in shown]),
    }
    return render(request, "catalogue/portal/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Give titles for what is being typed: a fragment for the box."""
    typed = request.GET.get("q", "")[: asking.LONGEST]
    found = suggestions(typed, timezone.localdate())
    rows = [(dict(Side.choices)[side], title, _search_url(side, title)) for side, title in found]
    return render(request, "catalogue/portal/suggest.html", {"rows": rows})


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Show what closes this week and what is fresh: a fragment for the home page."""
    # Whoever stands at the door probably searches next.
    warm(str(Side.NEED))
    today = timezone.localdate()
    closing, fresh = closing_soon(today), newest(today)
    context = {
        "closing": [card(one) for one in closing.first], "closing_count": closing.count,
        "fresh": [card(one) for one in fresh.first], "fresh_count": fresh.count,
    }  # fmt: skip
    return render(request, "catalogue/portal/live.html", context)


@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """Show where the results are, each county a way into them."""
    wanted, today = asking.wanted_of(request.GET), timezone.localdate()
    found = search(wanted, today)
    figures = {code: n for code, n in found.counts["region"].items() if not code.endswith("00")}
    back = f"{reverse('catalogue:search')}{changed(request.GET, region=None)}"
    context = {
        "figures": figures, "back": back, "url": f"{back}&region=", "wanted": wanted, "found": found,
    }  # fmt: skip
    return render(request, "catalogue/portal/map.html", context)


def _number(request: HttpRequest, found: Found) -> int:
    given = request.GET.get("page", "")
    pages = max(1, -(-found.total // PAGE))
    return min(max(1, int(given)), pages) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def _page(request: HttpRequest, found: Found, number: int) -> TablePage:
    pages = max(1, -(-found.total // PAGE))
    return TablePage([], [], found.total, found.capped, number, pages, request.GET)


def _tabs(request: HttpRequest, wanted: Wanted, found: Found, today: date) -> list[dict[str, Any]]:
    sides = [(str(Side.NEED), _("Needs")), (str(Side.OFFER), _("Offers"))]
    tabs: list[dict[str, Any]] = []
    for side, label in sides:
        here = side == wanted.side
        many = _many(found.total, found.capped) if here else _beside(wanted.on_side(side), today)
        # Kinds of the other side are others.
        url = changed(request.GET, side=side, kind=None)
        tabs.append({"label": label, "count": many, "active": here, "url": url})
    words = f"?{urlencode({'q': wanted.text})}" if wanted.text else ""
    tabs.append(
        {"label": _("Experts"), "count": None, "active": False, "url": reverse("parties:people") + words}
    )
    url = reverse("parties:organisations") + words
    tabs.append({"label": _("Organisations"), "count": None, "active": False, "url": url})
    return tabs


def _beside(wanted: Wanted, today: date) -> str:
    """Count the other side, as far as a reader wants to know before going there."""
    many = count(wanted, today, BESIDE + 1)
    return _many(min(many, BESIDE), many > BESIDE)


def _many(number: int, more: bool) -> str:
    return f"{number}+" if more else str(number)


def _sort(request: HttpRequest, name: str, wanted: Wanted) -> dict[str, Any]:
    return {"label": _SORTS[name], "url": changed(request.GET, sort=name), "active": wanted.sort == name}


def _synonyms(request: HttpRequest, found: Found) -> list[dict[str, Any]]:
    rows = []
    for word, others in found.also.items():
        rows.append(
            {"word": word, "others": "、".join(others), "url": asking.toggled_plain(request.GET, word)}
        )
    return rows


def _meant(request: HttpRequest, wanted: Wanted, today: date, shown: list[str]) -> dict[str, str] | None:
    meant = did_you_mean(wanted.text, today, shown)
    return {"text": meant, "url": changed(request.GET, q=meant)} if meant else None


def _search_url(side: str, text: str) -> str:
    return f"{reverse('catalogue:search')}?{urlencode({'side': side, 'q': text})}"
