"""What readers keep, and the public side of listings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.catalogue.models import Favourite, Pin, SavedSearch, Showing
from rongtong.kit.privacy import Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.lib.actor import Actor

not_personal(
    Showing,
    "side kind title sound field industry region money maturity forms closes_on expires_on",
    because="a copy of what everybody reads of the listing",
)
classify(SavedSearch, name=Kind.ACTIVITY, query=Kind.ACTIVITY)
not_personal(Pin, "place", because="the order of what is public")
not_personal(SavedSearch, "on", because="a switch")


def export(user: Any) -> Section:
    """Give the favourites and searches of an account."""
    kept = Favourite.objects.filter(user=user).select_related("listing")
    found: Section = {
        _("Favourites"): [{_("Listing"): one.listing.code, _("Kept"): one.at} for one in kept],
        _("Saved searches"): [
            {_("Saved search"): one.name, _("Search"): one.query, _("Saved"): one.at}
            for one in SavedSearch.objects.filter(user=user)
        ],
    }
    return {heading: rows for heading, rows in found.items() if rows}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete them."""
    gone = Favourite.objects.filter(user=user).delete()[0]
    return int(gone + SavedSearch.objects.filter(user=user).delete()[0])


personal(
    "catalogue.readers",
    label=gettext_lazy("Favourites and saved searches"),
    export=export,
    erase=erase,
    order=32,
)
