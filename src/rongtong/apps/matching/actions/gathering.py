"""Keeping what a gathering of unmet needs found; the one before goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import Gap, UnmetNeed, UnmetRound
from rongtong.apps.matching.queries.unmet import GATHER, Gathered
from rongtong.apps.matching.rules.unmet import GATHER_AGAIN
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import need
from rongtong.lib.actor import SYSTEM, Actor


@action
def keep_gathering(*, found: Gathered, actor: Actor, at: datetime) -> UnmetRound:
    """Put a gathering in the place of the last one."""
    made = UnmetRound.objects.create(
        at=at, needs=found.needs, unmet=len(found.unmet), encoder=found.encoder, took_ms=found.took_ms
    )
    there = set(
        Listing.objects.filter(pk__in=[one.need.pk for one in found.unmet]).values_list("pk", flat=True)
    )
    gaps = [
        Gap(round=made, number=number, field=found.unmet[one.rows[0]].need.field, terms=list(one.terms),
            size=len(one.rows))
        for number, one in enumerate(found.matters, 1)
    ]  # fmt: skip
    rows: list[UnmetNeed] = []
    for gap, matter in zip(Gap.objects.bulk_create(gaps), found.matters, strict=True):
        rows += _rows(gap, matter.rows, found, there)
    UnmetNeed.objects.bulk_create(rows, batch_size=1_000)
    UnmetRound.objects.exclude(pk=made.pk).delete()
    return made


def _rows(gap: Gap, rows: Sequence[int], found: Gathered, there: set[int]) -> list[UnmetNeed]:
    """Give the rows of one gap, without needs that were erased meanwhile."""
    unmet = [found.unmet[row] for row in rows]
    return [
        UnmetNeed(gap=gap, need=one.need, why=one.why, broken=one.broken)
        for one in unmet if one.need.pk in there
    ]  # fmt: skip


@action
def gather_again(*, actor: Actor, at: datetime) -> Job:
    """Have unmet needs gathered anew now. Refused without ``GATHER_AGAIN``; a job under way is given."""
    need(actor, GATHER_AGAIN)
    under_way = Job.objects.filter(name=GATHER, state__in=("waiting", "running")).order_by("pk").first()
    if under_way is not None:
        return under_way
    record("matching.gathered_again", actor=actor, at=at)
    return enqueue(GATHER, actor=SYSTEM, at=at)
