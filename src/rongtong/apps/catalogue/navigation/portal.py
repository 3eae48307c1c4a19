"""Where the search and what readers keep stand in the header, and what owners show elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.queries import shops
from rongtong.apps.catalogue.queries.live import open_count
from rongtong.apps.catalogue.queries.search import shelf as shown_by
from rongtong.apps.catalogue.web.portal.cards import card
from rongtong.kit.pages.front import figure
from rongtong.kit.pages.navigation import entry
from rongtong.kit.pages.shelves import Shelf, shelf

ON_SHELF = 6


def _signed_in(request: HttpRequest) -> bool:
    return bool(request.user.is_authenticated)


def _needs() -> int:
    return open_count("need", timezone.localdate())


def _offers() -> int:
    return open_count("offer", timezone.localdate())


def _of_organisation(key: int) -> Shelf | None:
    return _shelf("catalogue:organisation_shop", key, organisation=key)


def _of_person(key: int) -> Shelf | None:
    return _shelf("catalogue:person_shop", key, person=key)


def _shelf(shop: str, key: int, **owner: int) -> Shelf | None:
    """Give what stands first and the newest after it, with the way to the whole shop."""
    whose, today = shops.of(**owner), timezone.localdate()
    first = shops.pinned(whose, today)
    newest = [one for one in shown_by(today, **owner) if one.pk not in {pinned.pk for pinned in first}]
    found: list[dict[str, Any]] = [card(one) for one in [*first, *newest][:ON_SHELF]]
    if not found:
        return None
    values = {"cards": found, "total": shops.total(whose, today), "shop": reverse(shop, args=[key])}
    return Shelf("catalogue/portal/shelf.html", values)


entry(
    "catalogue.search",
    _("Find needs and offers"),
    "catalogue:search",
    icon="search",
    order=12,
    short=_("Find"),
)
entry(
    "catalogue.favourites", _("Favourites"), "catalogue:favourites", icon="bookmark", place="user", order=16,
    shown=_signed_in,
)  # fmt: skip
figure(
    "catalogue.needs", _("Open needs"), _needs, url="catalogue:search", query="?side=need", icon="bulb",
    order=2,
)  # fmt: skip
figure(
    "catalogue.offers", _("Open offers"), _offers, url="catalogue:search", query="?side=offer",
    icon="flask-2", order=4,
)  # fmt: skip
shelf("organisation", "catalogue.listings", _of_organisation)
shelf("person", "catalogue.listings", _of_person)
