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
LATER = "matching.match_later"
AGAIN = "matching.rank_again"
ALL = "matching.match_all"


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


def needs_of(listing: int, on: date) -> tuple[list[int], list[int]]:
    """Give the needs to look at because a listing changed: at once, and in full when there is time.

    A need is ranked itself. An offer is put before the needs nearest to it at once; these and those it stands
    before already are ranked again later, so that the place it left is filled.
    """
    if Listing.objects.filter(pk=listing, side=Side.NEED).exists():
        return [listing], []
    changed = pool.open_to_matching(on).filter(pk=listing).first()
    nearest = [one.pk for one in pool.near(changed, REACHED, on)][:REACHED] if changed else []
    return nearest, list(dict.fromkeys([*nearest, *_standing(listing)]))


def waiting_again() -> set[str]:
    """Give the keys, as text, of the needs that are to be ranked again: once is enough for many offers."""
    return set(Job.objects.filter(name=AGAIN, state="waiting").values_list("about", flat=True))


def next_open(after: int, on: date) -> int | None:
    """Give the next need, in the order of the keys, that may be matched; None after the last."""
    rows = pool.open_to_matching(on).filter(side=Side.NEED, pk__gt=after).order_by("pk")
    return rows.values_list("pk", flat=True).first()


def count_open(on: date) -> int:
    """Give how many needs may be matched."""
    return pool.open_to_matching(on).filter(side=Side.NEED).count()


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
