"""Runs: what is to be ranked, what was ranked last, how matching is doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Max, QuerySet, Sum

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.matching.models import Candidate, Run
from rongtong.apps.matching.models.runs import State
from rongtong.apps.matching.queries import pool
from rongtong.apps.matching.rules.matching import OPERATE, REACHED
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.queries import about
from rongtong.kit.permissions import need as needs_permission
from rongtong.lib.actor import Actor

MATCH = "matching.match"


def found_listing(key: int) -> Listing | None:
    """Give a listing by its key; None when it was erased meanwhile."""
    return Listing.objects.filter(pk=key).first()


def public_needs(after: int = 0) -> QuerySet[Any]:
    """Give the keys of public needs above a key, in order."""
    rows = Listing.objects.filter(state="published", side=Side.NEED, pk__gt=after)
    return rows.order_by("pk").values_list("pk", flat=True)


def last_run(need: int) -> int:
    """Give the key of the last run of a need that was kept; 0 before the first."""
    kept = Run.objects.filter(need=need).exclude(state=State.FAILED)
    return kept.order_by("-pk").values_list("pk", flat=True).first() or 0


def ranked_since_asked(need: int, job: int) -> bool:
    """Tell whether another job ranked a need after this one was asked for: it read what this one would."""
    return Run.objects.filter(need=need, state=State.DONE, upto__gte=job).exists()


def newest_job() -> int:
    """Give the key of the newest job; keys grow in the order of asking, times may be set back."""
    return Job.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def needs_of(listing: int, on: date) -> list[int]:
    """Give the needs to rank because a listing changed: itself, or those an offer is near to or with."""
    changed = pool.open_to_matching(on).filter(pk=listing).first()
    if changed is None:
        # No longer open: needs are looked at once more, so that its place is filled.
        own = Listing.objects.filter(pk=listing, side=Side.NEED).values_list("pk", flat=True)
        return [*own, *_standing(listing)]
    if changed.side == Side.NEED:
        return [changed.pk]
    nearest = [one.pk for one in pool.near(changed, REACHED, on)][:REACHED]
    return list(dict.fromkeys([*nearest, *_standing(listing)]))


def _standing(offer: int) -> list[int]:
    return list(Candidate.objects.filter(offer=offer).order_by("rank").values_list("need", flat=True)[:50])


@dataclass(frozen=True)
class Health:
    """How matching does: jobs waiting and failed, the longest wait (s), runs and their cost in a day (ms)."""

    waiting: int
    lag: float
    failed: int
    runs: int
    mean_ms: int
    slowest_ms: int
    spent_s: float
    candidates: int
    last: datetime | None


def health(actor: Actor, at: datetime) -> Health:
    """Give how matching does. Refused without ``OPERATE``. Four queries."""
    needs_permission(actor, OPERATE)
    jobs = Job.objects.filter(name=MATCH)
    waiting = jobs.filter(state__in=("waiting", "running")).order_by("made_at")
    first = waiting.values_list("made_at", flat=True).first()
    day = Run.objects.filter(at__gte=at - timedelta(days=1)).aggregate(
        runs=Count("pk"), mean=Avg("took_ms"), slowest=Max("took_ms"), spent=Sum("took_ms"), last=Max("at")
    )
    return Health(
        waiting=waiting.count(), lag=(at - first).total_seconds() if first else 0.0,
        failed=jobs.filter(state="failed").count(), runs=day["runs"], mean_ms=round(day["mean"] or 0),
        slowest_ms=day["slowest"] or 0, spent_s=(day["spent"] or 0) / 1000,
        candidates=Candidate.objects.count(), last=day["last"],
    )  # fmt: skip


def last_runs(actor: Actor) -> QuerySet[Any]:
    """Give all runs, the newest first."""
    needs_permission(actor, OPERATE)
    return Run.objects.select_related("need", "cause").order_by("-pk")


def is_waiting(listing: Listing) -> bool:
    """Tell whether a listing is being matched now."""
    rows = about(listing, MATCH)
    return rows.filter(state__in=("waiting", "running")).exists()
