"""Telling owners that somebody suits: once a run, within the number a week that each person wants."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.matching.models import Candidate, Exposure
from rongtong.apps.matching.models.feedback import Place
from rongtong.apps.matching.queries.colleagues import writers_of
from rongtong.apps.matching.queries.pairs import BOTH
from rongtong.apps.matching.queries.week import monday, switched_off
from rongtong.apps.matching.rules.matching import WEEKLY
from rongtong.apps.parties.models.experts import ExpertProfile
from rongtong.kit.audit import action
from rongtong.kit.notices import tell
from rongtong.lib.actor import Actor
from rongtong_match.types import Level, Outcome


@action
def tell_found(*, cause: Listing, since: datetime, actor: Actor, at: datetime) -> int:
    """Tell the owners on both sides of the pairs worth a talk that runs for ``cause`` found at ``since``.

    The owner of the cause hears of all in one notice, each other owner of theirs. Give how many were told.
    """
    rows = Candidate.objects.filter(
        run__cause=cause, found_at=since, level__gte=Level.STRONG, need__state="published",
        offer__state="published",
    ).exclude(outcome=Outcome.VIOLATED)  # fmt: skip
    found = list(rows.select_related(*BOTH).order_by("-level", "-score", "pk"))
    told = _tell_all(cause, found, at) if found else 0
    for pair in found:
        other = pair.offer if cause.side == Side.NEED else pair.need
        told += _tell_all(other, [pair], at)
    return told


def _tell_all(listing: Listing, found: list[Candidate], at: datetime) -> int:
    """Tell whoever writes for a listing and has room for it this week."""
    pairs = [one for one in found if listing.side == Side.NEED or one.level_offer >= Level.STRONG]
    users = [one for one in writers_of(listing) if pairs and _room(one, at)]
    if not users:
        return 0
    first = pairs[0].offer if listing.side == Side.NEED else pairs[0].need
    tell(
        users, "matching.found", at=at, about=listing, title=listing.title, theirs=first.title,
        count=len(pairs), link=reverse("matching:candidates", args=[listing.pk]),
    )  # fmt: skip
    for user in users:
        _note(user, listing.side, pairs[0], at)
    return len(users)


def _room(user: Any, at: datetime) -> bool:
    if switched_off(user.pk):
        return False
    terms = ExpertProfile.objects.filter(person__user=user).first()
    if terms is not None and not terms.open:
        return False
    told = Exposure.objects.filter(user=user, place=Place.NOTICE, day__gte=monday(at)).count()
    return told < (terms.needs_a_week if terms else WEEKLY)


def _note(user: Any, side: str, pair: Candidate, at: datetime) -> None:
    Exposure.objects.bulk_create(
        [
            Exposure(
                need=pair.need, offer=pair.offer, user=user, side=side, place=Place.NOTICE, position=1,
                weights=pair.run.weights if pair.run else "", score=pair.score, level=pair.level,
                day=timezone.localdate(at), at=at,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip
