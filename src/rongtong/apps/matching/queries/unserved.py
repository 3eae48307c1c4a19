"""Needs that nothing public serves, and why: by what both sides show, so that nothing hidden is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.listings import PUBLIC
from rongtong.apps.matching.models import Candidate, Run
from rongtong.apps.matching.models.runs import State
from rongtong.apps.matching.models.unmet import UnmetWhy
from rongtong_match.types import Level, Outcome

CHUNK = 500
"""Needs whose pairs are read at a time."""


@dataclass(frozen=True)
class Unserved:
    """A need without an answer. ``broken`` counts, by constraint, the offers worth a talk that break it."""

    need: Listing
    why: str
    broken: dict[str, int] = field(default_factory=dict)


def matched(today: date) -> QuerySet[Listing]:
    """Give the public needs that were matched, by key; one that waits for its first run is not unmet."""
    ran = Run.objects.filter(need=OuterRef("pk"), state=State.DONE)
    found = Listing.objects.filter(PUBLIC, Exists(ran), side="need").exclude(expires_on__lt=today)
    return found.select_related("organisation", "person").order_by("pk")


def unserved(today: date) -> list[Unserved]:
    """Give the needs with no offer worth a talk that breaks nothing, by key. Two queries a ``CHUNK``."""
    good = Candidate.objects.filter(
        need=OuterRef("pk"), twofold=False, level__gte=Level.STRONG, offer__state="published"
    ).exclude(outcome=Outcome.VIOLATED)
    found: list[Unserved] = []
    rows = matched(today).exclude(Exists(good))
    after = 0
    while chunk := list(rows.filter(pk__gt=after)[:CHUNK]):
        found += _judged(chunk)
        after = chunk[-1].pk
    return found


def _judged(needs: Sequence[Listing]) -> list[Unserved]:
    pairs: dict[int, list[tuple[int, Any]]] = {one.pk: [] for one in needs}
    kept = Candidate.objects.filter(need__in=pairs, offer__state="published").values_list(
        "need", "twofold", "level", "checks", "level_offer", "checks_offer"
    )
    for need, twofold, level, checks, level_shown, checks_shown in kept:
        pairs[need].append((level_shown, checks_shown) if twofold else (level, checks))
    told = [(one, _why(pairs[one.pk])) for one in needs]
    return [Unserved(need, *why) for need, why in told if why is not None]


def _why(pairs: Iterable[tuple[int, Any]]) -> tuple[str, dict[str, int]] | None:
    """Give why nothing serves; None where something does."""
    best, broken = Level.NONE, Counter[str]()
    for level, checks in pairs:
        best = max(best, Level(level))
        if level < Level.STRONG:
            continue
        out = [one["constraint"] for one in checks if one["outcome"] == Outcome.VIOLATED]
        if not out:
            return None
        broken.update(out)
    if broken:
        return UnmetWhy.BARRED, dict(sorted(broken.items()))
    return (UnmetWhy.WEAK if best >= Level.WEAK else UnmetWhy.NOBODY), {}
