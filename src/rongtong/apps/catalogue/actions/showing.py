"""Keeping the public side of listings in line with the table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from rongtong.apps.catalogue.models import Listing, Showing
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.queries.sounds import sound

_COPIED = ("side", "kind", "field", "industry", "maturity", "published_at", "expires_on")


def refresh(keys: Collection[int]) -> None:
    """Lay out anew what is public of some listings; take away the rest. May be repeated."""
    rows = [row_of(one) for one in public().filter(pk__in=keys)]
    names = [field.attname for field in Showing._meta.concrete_fields if not field.primary_key]
    fields = [field.name for field in Showing._meta.concrete_fields if field.attname in names]
    Showing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["listing"], update_fields=fields
    )  # fmt: skip
    Showing.objects.filter(pk__in=set(keys) - {row.pk for row in rows}).delete()


def row_of(listing: Listing) -> Showing:
    """Give the row of a published listing, without what its owner hides."""
    hides = listing.hides
    title = without_contacts(listing.title)
    values: dict[str, Any] = {name: getattr(listing, name) for name in _COPIED}
    if not hides("organisation"):
        values |= {"organisation_id": listing.organisation_id, "person_id": listing.person_id}
    return Showing(
        listing=listing, title=title, sound=sound(title), **values,
        region="" if hides("region") else listing.region,
        money=None if hides("money") else money_of(listing),
        forms=f",{','.join(listing.licences)}," if listing.licences else "",
        closes_on=closes_on(listing),
    )  # fmt: skip


def money_of(listing: Listing) -> int | None:
    """Give what a need can spend at most, what an offer costs at least."""
    ends = (listing.money_high, listing.money_low)
    first, second = ends if listing.side == "need" else reversed(ends)
    return first if first is not None else second


def closes_on(listing: Listing) -> Any:
    """Give the day it closes for everybody: the day it is wanted by, if that is shown, or its last."""
    wanted_by = None if listing.hides("deadline") else listing.deadline
    return min((day for day in (wanted_by, listing.expires_on) if day), default=None)
