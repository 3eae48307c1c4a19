"""What other weights would do to the lists that stand: which move, and whether anybody is pushed out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import Candidate
from rongtong.apps.matching.rules.matching import NEW_DAYS, SHOWN
from rongtong.apps.matching.rules.weights import LOOKED_AT, MORE_UNEVEN, NEWCOMERS_KEEP
from rongtong_match.evaluate.exposure import gini
from rongtong_match.rank import combine
from rongtong_match.types import Level, Outcome, Weights

EXAMPLES = 5
Shift = dict[str, Any]


def shifts(old: Weights, new: Weights, vectors: frozenset[str], at: datetime) -> Shift:
    """Compare the first places of standing lists under both. Three queries.

    ``moved`` of ``lists`` change; ``examples``: [need, offer, old place, new place (0: none)]; ``newcomers``
    and ``gini`` before and after, over what would be shown; ``fair``: whether the rule is kept.
    """
    lists = _lists()
    before = {need: _first(rows, old, vectors) for need, rows in lists.items()}
    after = {need: _first(rows, new, vectors) for need, rows in lists.items()}
    moved = [need for need in lists if before[need] != after[need]]
    times = [Counter(offer for first in one.values() for offer in first) for one in (before, after)]
    fresh = _newcomers({offer for one in times for offer in one}, at)
    new_shown = [sum(one[offer] for offer in fresh) for one in times]
    offers = {offer for one in times for offer in one}
    spread = [gini(one[offer] for offer in sorted(offers)) for one in times]
    fair = new_shown[1] >= NEWCOMERS_KEEP * new_shown[0] and spread[1] <= spread[0] + MORE_UNEVEN
    return {
        "lists": len(lists), "moved": len(moved), "newcomers": new_shown, "gini": spread, "fair": fair,
        "examples": [one for need in moved for one in _jumps(need, before[need], after[need])][:EXAMPLES],
    }  # fmt: skip


Row = tuple[int, str, list[list[Any]]]


def _lists() -> dict[int, list[Row]]:
    needs = Listing.objects.filter(state="published", side="need").order_by("-pk").values("pk")[:LOOKED_AT]
    rows = Candidate.objects.filter(need__in=list(needs.values_list("pk", flat=True)))
    found: dict[int, list[Row]] = {}
    kept = rows.filter(offer__state="published").order_by("need", "rank")
    for need, offer, outcome, parts in kept.values_list("need", "offer", "outcome", "contributions"):
        found.setdefault(need, []).append((offer, outcome, parts))
    return found


def _first(rows: Iterable[Row], weights: Weights, vectors: frozenset[str]) -> tuple[int, ...]:
    """Give the offers in the first places: worth a talk, nothing broken, best first."""
    by = {feature.name: weight for feature, weight in combine.effective(weights, vectors)}
    whole = [(offer, parts) for offer, outcome, parts in rows if outcome != Outcome.VIOLATED]
    scored = [(_points(parts, by), offer) for offer, parts in whole]
    good = [one for one in scored if combine.level(one[0], weights) >= Level.STRONG]
    return tuple(offer for _score, offer in sorted(good, key=lambda one: (-one[0], str(one[1])))[:SHOWN])


def _points(parts: Sequence[Sequence[Any]], by: Mapping[str, float]) -> int:
    """Give the score in millionths of kept values by other weights."""
    return round(sum(float(value) * by.get(name, 0.0) for name, value, *_rest in parts) * combine.MILLION)


def _newcomers(offers: Iterable[int], at: datetime) -> set[int]:
    since = at - timedelta(days=NEW_DAYS)
    found = Listing.objects.filter(pk__in=list(offers), published_at__gte=since)
    return set(found.values_list("pk", flat=True))


def _jumps(need: int, before: Sequence[int], after: Sequence[int]) -> list[list[int]]:
    """Give the widest move of one list."""
    moves = [
        [need, offer, _place(before, offer), _place(after, offer)]
        for offer in dict.fromkeys((*before, *after))
    ]
    return sorted(moves, key=lambda one: -abs((one[2] or SHOWN + 1) - (one[3] or SHOWN + 1)))[:1]


def _place(rows: Sequence[int], offer: int) -> int:
    return rows.index(offer) + 1 if offer in rows else 0
