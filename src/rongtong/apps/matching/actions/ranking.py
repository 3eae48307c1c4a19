"""Keeping what a ranking found: the whole list of a need is replaced at once."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import Candidate, Run
from rongtong.apps.matching.models.runs import State
from rongtong.apps.matching.queries.ranking import Ranked
from rongtong.apps.matching.queries.runs import last_run
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor

FACE = (
    "run", "rank", "score", "level", "outcome", "checks", "reasons", "contributions", "chances", "twofold",
    "checks_offer", "reasons_offer", "level_offer",
)  # fmt: skip


class Overtaken(Exception):
    """Another ranking of the same need was kept meanwhile: what was worked out is out of date."""


@action
def keep(
    *, found: Ranked, cause: Listing, since: int, actor: Actor, at: datetime, found_at: datetime | None = None
) -> Run:
    """Replace the candidates of a need. Overtaken when a run newer than ``since`` is there.

    A pair that stays keeps the moment at which it was found first (``found_at``, else ``at``).
    """
    need = Listing.objects.select_for_update(of=("self",)).get(pk=found.need.pk)
    if last_run(need.pk) != since:
        raise Overtaken
    run = Run.objects.create(
        need=need, cause=cause, state=State.LEFT if found.left else State.DONE, at=at,
        weights=found.weights, encoder=found.encoder, looked_at=found.looked_at, kept=len(found.pairs),
        took_ms=found.took_ms,
        upto=found.upto,
    )  # fmt: skip
    pairs = [_of_run(pair, run, found_at or at) for pair in found.pairs]
    Candidate.objects.filter(need=need).exclude(offer__in=[pair.offer_id for pair in pairs]).delete()
    Candidate.objects.bulk_create(
        pairs, update_conflicts=True, unique_fields=["need", "offer"], update_fields=list(FACE)
    )
    return run


def _of_run(pair: Candidate, run: Run, at: datetime) -> Candidate:
    pair.run, pair.found_at = run, at
    return pair


@action
def note_failure(*, need: Listing, cause: Listing, fault: str, actor: Actor, at: datetime) -> Run:
    """Note that a ranking failed; the candidates that are there stay."""
    return Run.objects.create(need=need, cause=cause, state=State.FAILED, at=at, fault=fault[:500])


@action
def forget(*, listing: int, actor: Actor, at: datetime) -> int:
    """Take a listing that is public no longer out of all lists, at once; answers and showings stay."""
    return sum(Candidate.objects.filter(**{side: listing}).delete()[0] for side in ("need", "offer"))
