"""What an owner puts first in their shop, and takes down from there."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing, Pin
from rongtong.apps.catalogue.models.pins import MOST_PINNED
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor


@action
def pin(*, listing: Listing, actor: Actor, at: datetime) -> Pin:
    """Put a published listing first in its owner's shop; nothing changes when it stands there already.

    Hindered when it is not public under the owner's name, or when ``MOST_PINNED`` stand there.
    """
    need(actor, WRITE, listing)
    held = _with_owner_locked(listing)
    there = Pin.objects.filter(listing=held).first()
    if there is not None:
        return there
    if held.state != "published" or held.hides("organisation"):
        raise Hindered(_("Only what is published under your name can stand in your shop."))
    taken = set(_beside(held).values_list("place", flat=True))
    free = next((place for place in range(MOST_PINNED) if place not in taken), None)
    if free is None:
        raise Hindered(_("%(n)s stand first already. Take one down before.") % {"n": MOST_PINNED})
    record("catalogue.listing.pinned", about=held, actor=actor, at=at)
    return Pin.objects.create(listing=held, place=free, at=at)


@action
def unpin(*, listing: Listing, actor: Actor, at: datetime) -> bool:
    """Take a listing down from the first places; False when it did not stand there."""
    need(actor, WRITE, listing)
    if not Pin.objects.filter(listing=_with_owner_locked(listing)).delete()[0]:
        return False
    record("catalogue.listing.unpinned", about=listing, actor=actor, at=at)
    return True


def _with_owner_locked(listing: Listing) -> Listing:
    """Give the row anew, its owner held: two who pin at once must not share a place."""
    held = Listing.objects.select_related("organisation", "person").get(pk=listing.pk)
    type(held.owner).objects.select_for_update().get(pk=held.owner.pk)
    return held


def _beside(listing: Listing) -> QuerySet[Pin]:
    """Give what stands first in the same shop and can be seen there; what has ended keeps no place."""
    owner = {"organisation": listing.organisation} if listing.organisation else {
        "organisation": None, "person": listing.person
    }  # fmt: skip
    shop = Pin.objects.filter(**{f"listing__{name}": one for name, one in owner.items()})
    shop.exclude(listing__state="published").delete()
    return shop
