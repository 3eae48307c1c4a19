"""Who works where: for giving targets to officers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, QuerySet

from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.models.targets import OPEN
from rongtong.kit.permissions import scopes
from rongtong.kit.permissions.queries import holding

OFFICER = "officer"


def reaches(at: datetime) -> dict[int, frozenset[str]]:
    """Give the region codes that each officer of a centre serves now, by account. Five queries."""
    rows = list(holding(at).filter(role=OFFICER, centre__isnull=False).values_list("user_id", "centre"))
    served = scopes.regions("centre", [(OFFICER, centre) for _user, centre in rows], at)
    found: dict[int, frozenset[str]] = {}
    for user, centre in rows:
        found[user] = found.get(user, frozenset()) | served.get((OFFICER, centre), frozenset())
    return found


def officers_for(regions: Iterable[str], at: datetime) -> QuerySet[Any]:
    """Give the accounts of officers who serve one of these regions."""
    asked = set(regions)
    keys = [user for user, reach in reaches(at).items() if reach & asked]
    return get_user_model().objects.filter(pk__in=keys, is_active=True).order_by("pk")


def loads(users: Iterable[int]) -> dict[int, int]:
    """Give how many open targets each account has. One query."""
    rows = Target.objects.filter(officer__in=list(users), state__in=OPEN).values_list("officer")
    return {user: n for user, n in rows.annotate(n=Count("pk")).order_by() if user is not None}


def shares(targets: Iterable[Target], at: datetime) -> dict[int, int]:
    """Give an officer for each target, {target: account}: of those who serve its place the nearest, evenly.

    Nearest: whose post reaches the fewest regions; of several the one with least in hand.
    """
    served = reaches(at)
    active = set(officers_for(frozenset().union(*served.values()), at).values_list("pk", flat=True))
    hands = dict.fromkeys(active, 0) | loads(active)
    near: dict[str, list[int]] = {}
    given: dict[int, int] = {}
    for target in targets:
        if target.region not in near:
            near[target.region] = _nearest(target.region, served, active)
        if near[target.region]:
            user = min(near[target.region], key=lambda one: (hands[one], one))
            given[target.pk], hands[user] = user, hands[user] + 1
    return given


def _nearest(region: str, served: dict[int, frozenset[str]], active: set[int]) -> list[int]:
    here = [user for user, reach in served.items() if region in reach and user in active]
    least = min((len(served[user]) for user in here), default=0)
    return [user for user in here if len(served[user]) == least]
