"""Unmet needs by matter, field and place: gathered by a job, counted by what is public at the moment."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.matching.models import Gap, UnmetNeed, UnmetRound
from rongtong.apps.matching.queries import engine
from rongtong.apps.matching.queries.clustering import Matter, matters
from rongtong.apps.matching.queries.unserved import Unserved, matched, unserved
from rongtong.apps.matching.rules.unmet import LEAST, REASONS
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

GATHER = "matching.gather_unmet"


@dataclass(frozen=True)
class Gathered:
    """What a gathering found: unmet needs, and the matters that point into them by row."""

    needs: int
    unmet: Sequence[Unserved]
    matters: Sequence[Matter]
    encoder: str
    took_ms: int


def gathered(found: Sequence[Unserved], needs: int, started: float) -> Gathered:
    """Gather needs by what everybody may read of them. ``started``: of ``time.perf_counter``."""
    with vocab.pinned():
        records: list[Any] = [record_of(one.need, public=True) for one in found]
    made = matters(records, [one.need.field for one in found], engine.encoder())
    return Gathered(needs, found, made, engine.encoder_name(), _since(started))


def counted(today: date) -> tuple[int, list[Unserved]]:
    """Give how many needs were matched, and those without an answer."""
    return matched(today).count(), unserved(today)


def clock() -> float:
    """Give the moment to measure from."""
    return time.perf_counter()


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


@dataclass(frozen=True)
class Line:
    """A gap as it stands now: how many needs pass, and where; ``hidden``: those that hide their place."""

    gap: Gap
    needs: int
    places: Mapping[str, int]
    hidden: int

    @property
    def pk(self) -> int:
        """Give the key of the gap."""
        return self.gap.pk


@dataclass(frozen=True)
class Picture:
    """All gaps that pass: lines, needs by county for the map, needs by field."""

    round: UnmetRound | None
    lines: Sequence[Line]
    places: Mapping[str, int]
    fields: Mapping[str, int]
    needs: int


def last_round() -> UnmetRound | None:
    """Give the last gathering."""
    return UnmetRound.objects.order_by("-pk").first()


def still_unmet() -> QuerySet[UnmetNeed]:
    """Give the needs of the last gathering that are public still, with what is public of them."""
    return UnmetNeed.objects.filter(need__state="published", need__showing__isnull=False).select_related(
        "gap", "need", "need__showing", "need__organisation", "need__person"
    )


def picture(field: str = "", region: str = "") -> Picture:
    """Count unmet needs by matter and place; three queries. A need that hides its place is in no place."""
    rows = narrowed(still_unmet(), field, region)
    found = rows.order_by("pk").values_list("gap", "need__showing__field", "need__showing__region")
    places: dict[int, Counter[str]] = {}
    fields: Counter[str] = Counter()
    for gap, its_field, county in found:
        places.setdefault(gap, Counter())[county] += 1
        fields[its_field] += 1
    gaps = Gap.objects.in_bulk(places)
    lines = [_line(gaps[key], counts) for key, counts in places.items() if key in gaps]
    lines.sort(key=lambda line: (-line.needs, line.gap.pk))
    everywhere: Counter[str] = Counter()
    for counts in places.values():
        everywhere.update({code: n for code, n in counts.items() if code})
    return Picture(last_round(), lines, everywhere, fields, sum(fields.values()))


def _line(gap: Gap, counts: Counter[str]) -> Line:
    hidden = counts.pop("", 0)
    return Line(gap, counts.total() + hidden, dict(counts), hidden if hidden >= LEAST else 0)


def narrowed(rows: QuerySet[UnmetNeed], field: str, region: str) -> QuerySet[UnmetNeed]:
    """Narrow to a field and a region with all below it; who hides their place is in no region."""
    if field:
        rows = rows.filter(need__showing__field=field)
    return rows.filter(need__showing__region__in=vocab.region_scope(region)) if region else rows


def gap_of(pk: int) -> Gap | None:
    """Give a gap of the last gathering."""
    return Gap.objects.filter(pk=pk).first()


def reasons_for(actor: Actor, needs: Iterable[int]) -> frozenset[int]:
    """Give the keys of needs whose reasons an actor may read."""
    found = visible(actor, REASONS, Listing.objects.filter(Q(pk__in=list(needs))))
    return frozenset(found.values_list("pk", flat=True))


def under_way() -> Job | None:
    """Give the gathering that waits or runs."""
    return Job.objects.filter(name=GATHER, state__in=("waiting", "running")).order_by("pk").first()
