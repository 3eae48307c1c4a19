"""What programs read: a search as a feed, the map of the site, the picture that a shared link shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.passages import public_texts
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.queries.search import listings, search, site_map
from rongtong.apps.catalogue.rules.facets import Wanted
from rongtong.apps.catalogue.web.portal import asking
from rongtong.apps.catalogue.web.portal.picture import draw

MOST = 40


class Results(Feed[Listing, Wanted]):
    """The newest results of a search, as Atom."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Wanted:
        """Read the search from the address."""
        found = asking.wanted_of(request.GET)
        return Wanted(found.side, found.text, found.chosen, found.plain, "new")

    def title(self, wanted: Wanted) -> str:
        """Name the search."""
        kind = _("Needs") if wanted.side == "need" else _("Offers")
        return f"{kind} · {wanted.text}" if wanted.text else str(kind)

    def link(self, wanted: Wanted) -> str:
        """Give the search page."""
        return reverse("catalogue:search")

    def items(self, wanted: Wanted) -> list[Listing]:
        """Give the newest results."""
        today = timezone.localdate()
        return listings(search(wanted, today).keys[:MOST], today)

    def item_title(self, item: Listing) -> str:
        """Give its title."""
        return without_contacts(item.title)

    def item_description(self, item: Listing) -> str:
        """Give what everybody may read."""
        return "\n".join(public_texts(item))[:600]

    def item_link(self, item: Listing) -> str:
        """Give its page."""
        return reverse("catalogue:listing", args=[item.pk])

    def item_pubdate(self, item: Listing) -> datetime | None:
        """Give when it was published."""
        return item.published_at

    item_updateddate = item_pubdate


results = require_safe(Results())


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages of what is public."""
    # One look at the addresses for all: of fifty thousand the tag {% url %} would take seconds.
    pages = settings.SITE_URL + reverse("catalogue:listing", args=[0]).removesuffix("0/")
    rows = [(f"{pages}{key}/", timezone.localdate(day)) for key, day in site_map(timezone.localdate())]
    context = {"rows": rows}
    return render(request, "catalogue/portal/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what is worth reading."""
    lines = ["User-agent: *", "Disallow: /accounts/", "Disallow: /api/", "Disallow: /search/suggest/"]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('catalogue:sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the picture of a published listing; 404 for others, and where no Chinese type is installed."""
    found = listings([pk], timezone.localdate())
    drawn = draw(found[0]) if found else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png")
