"""Who may own a listing: verified organisations, and people whose identity has been checked."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from random import Random

from rongtong.apps.parties.models import Affiliation, Organisation, Posting
from rongtong.apps.vocab import queries as vocab

BOTH, ALONE = 0.2, 0.03
"""Shares of offers that belong to a scientist beside their organisation, and to a person alone."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Keys, place, who writes, and since when they may."""

    organisation: int | None
    person: int | None
    region: str
    author: int
    since: datetime
    industry: str = ""


class Owners:
    """Draws owners: most have few listings, some have hundreds."""

    def __init__(self) -> None:
        rows = Organisation.objects.filter(verified=True, merged_into=None).order_by("pk")
        names = ("pk", "region", "registered_by_id", "verified_at", "industry")
        self._houses = [
            Owner(pk, None, region, author, since, industry)
            for pk, region, author, since, industry in rows.values_list(*names).iterator()
        ]
        weights = Random(5)
        self._sums = list(accumulate(min(400.0, weights.paretovariate(0.9)) for _ in self._houses))
        self._people = _people()

    def draw(self, side: str, chance: Random) -> Owner:
        """Draw who a listing belongs to."""
        dice = chance.random()
        if side == "offer" and dice < BOTH and self._people:
            house, alone = chance.choice(self._people)
            return alone if dice < ALONE else house
        return self._houses[bisect(self._sums, chance.random() * self._sums[-1])]


def _people() -> list[tuple[Owner, Owner]]:
    """Give (beside the organisation, alone) for people who are known and work at a verified organisation."""
    rows = Affiliation.objects.filter(
        person__identity__state="resolved", organisation__verified=True, person__user__isnull=False,
        organisation__merged_into=None,
    ).order_by("pk")  # fmt: skip
    names = ("organisation", "person", "organisation__region", "person__region", "person__user",
             "organisation__verified_at", "person__created_at")  # fmt: skip
    return [
        (Owner(house, person, there, user, max(since, made)), Owner(None, person, home, user, made))
        for house, person, there, home, user, since, made in rows.values_list(*names).iterator()
    ]


class Reviewers:
    """Gives the reviewer nearest to a region: as (key, name)."""

    def __init__(self) -> None:
        rows = Posting.objects.filter(post="reviewer").order_by("pk")
        self._by_region = {
            region: (user, name)
            for region, user, name in rows.values_list("centre__region", "user", "user__name")
        }
        self._known: dict[str, tuple[int, str]] = {}

    def near(self, region: str) -> tuple[int, str]:
        """Give the reviewer of a county, else of its city or province."""
        if region not in self._known:
            codes = (region, *vocab.ancestors(vocab.REGION, region))
            self._known[region] = next(self._by_region[one] for one in codes if one in self._by_region)
        return self._known[region]
