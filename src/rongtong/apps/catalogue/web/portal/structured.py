"""A published listing as schema.org data: what everybody may read, and nothing else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.vocab import queries as vocab


def described(listing: Listing) -> dict[str, Any]:
    """Give a schema.org Demand or Offer (https://schema.org/Demand). Money in yuan."""
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Demand" if listing.side == Side.NEED else "Offer",
        "identifier": listing.code,
        "url": settings.SITE_URL + reverse("catalogue:listing", args=[listing.pk]),
        "name": without_contacts(listing.title),
        "description": without_contacts(listing.summary),
        "category": listing.get_kind_display(),
        "validFrom": listing.published_at.isoformat() if listing.published_at else None,
        "validThrough": listing.expires_on.isoformat() if listing.expires_on else None,
        "itemOffered": {"@type": "Service", "name": without_contacts(listing.title)},
        "offeredBy": _owner(listing),
        "areaServed": None if listing.hides("region") else vocab.label(vocab.REGION, listing.region),
        "priceSpecification": _price(listing),
    }
    return {name: value for name, value in about.items() if value}


def _owner(listing: Listing) -> dict[str, Any] | None:
    if listing.hides("organisation"):
        return None
    kind = "Organization" if listing.organisation else "Person"
    return {"@type": kind, "name": str(listing.owner)}


def _price(listing: Listing) -> dict[str, Any] | None:
    if listing.hides("money") or (listing.money_low is None and listing.money_high is None):
        return None
    low, high = listing.money_low, listing.money_high
    ends = {"minPrice": low and low / 100, "maxPrice": high and high / 100}
    given = {name: value for name, value in ends.items() if value is not None}
    return {"@type": "PriceSpecification", "priceCurrency": "CNY", **given}
