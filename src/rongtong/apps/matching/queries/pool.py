"""Which listings may stand before each other: public, their owner verified, no conflict of interest."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import IndexMark, Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries import index, index_store
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.catalogue.rules.listings import PUBLIC
from rongtong.apps.parties.queries.conflicts import barred
from rongtong.apps.parties.queries.identity import assignable_people
from rongtong_match.types import Outcome
from rongtong_match.verdict import conflict
from rongtong_match.verdict.base import Context

OUTSIDE = 30
"""Offers looked at whatever they break, and changes that the index has still to follow, at most."""


def open_to_matching(on: date) -> QuerySet[Listing]:
    """Give public listings whose owner is known: a verified organisation, else a person who may be assigned.

    Nobody unverified, away or closed to new needs is put before anybody.
    """
    known = Q(organisation__verified=True, organisation__merged_into=None)
    person = Q(organisation=None, person__in=assignable_people(on=on).values("pk"))
    return Listing.objects.filter(PUBLIC, known | person).select_related(
        "organisation", "person", "person__expert"
    )


def other(side: str) -> str:
    """Give the opposite side."""
    return str(Side.OFFER if side == Side.NEED else Side.NEED)


def near(listing: Listing, top: int, on: date) -> list[Listing]:
    """Give the listings of the other side nearest to it that may stand before it, the nearest first.

    Beside the nearest that fit: the nearest whatever they break (for "why not others"), and what the index
    has not followed yet. While there is no index: the newest.
    """
    side = other(listing.side)
    listed = open_to_matching(on).filter(side=side)
    if index_store.reader(side) is None:
        return list(listed.order_by("-published_at", "-pk")[:top])
    fits = index.near(listing, top, today=on)
    outside = index.search(side, listing.title, top=OUTSIDE)
    marks = IndexMark.objects.filter(side=side, done_at=None).order_by("-asked_at")
    waiting = marks.values_list("listing", flat=True)[:OUTSIDE]
    keys = dict.fromkeys([*(key for key, _score in (*fits, *outside)), *waiting])
    there = {one.pk: one for one in listed.filter(pk__in=keys)}
    return [there[key] for key in keys if key in there]


def published_by(organisation: int) -> list[Listing]:
    """Give what an organisation (its key) has in public."""
    return list(Listing.objects.filter(PUBLIC, organisation=organisation))


class Conflicts:
    """Asks of pairs whether they may meet at all; what a person bars is read once."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._barred: dict[int, frozenset[int]] = {}

    def between(self, need: Listing, offer: Listing) -> bool:
        """Tell whether the two must never be put before each other; by full identities, veiled or not."""
        full: Any = record_of(need, public=False)
        check = conflict.check(full, record_of(offer, public=False), Context(self._on))
        if check is not None and check.outcome is Outcome.VIOLATED:
            return True
        return self._bars(offer, need.organisation_id) or self._bars(need, offer.organisation_id)

    def _bars(self, listing: Listing, organisation: int | None) -> bool:
        """Tell whether the person behind a listing avoids an organisation or is partial towards it."""
        if listing.person is None or organisation is None:
            return False
        if listing.person.pk not in self._barred:
            terms = getattr(listing.person, "expert", None)
            named = terms.no_gos.values_list("organisation", flat=True) if terms is not None else ()
            ties = barred(listing.person, self._on)
            self._barred[listing.person.pk] = frozenset((*named, *ties))
        own = {listing.organisation_id}
        return organisation in self._barred[listing.person.pk] - own
