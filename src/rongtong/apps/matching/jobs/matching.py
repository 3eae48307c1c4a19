"""Matching what was published or changed, both ways."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.actions.ranking import Overtaken, keep, note_failure
from rongtong.apps.matching.actions.telling import tell_found
from rongtong.apps.matching.queries.ranking import Ranked, rank
from rongtong.apps.matching.queries.runs import found_listing, last_run, needs_of, ranked_since_asked
from rongtong.kit.jobs import Run, job
from rongtong.lib.actor import SYSTEM

TRIES = 3
"""Rankings of one need before it is left to the job that overtook it."""


@job("matching.match", retries=3, backoff=5, title=_("Match a need or an offer"))
def match(run: Run, *, listing: int) -> None:
    """Rank a need, or each need that an offer is near to. A need is done or not begun when a worker dies."""
    if found_listing(listing) is None:
        return
    if "needs" not in run.kept:
        with run.step() as kept:
            kept["needs"] = needs_of(listing, timezone.localdate(run.at))
            kept["at"] = run.at.isoformat()
    total = len(run.kept["needs"])
    for place, need in enumerate(run.kept["needs"][run.kept.get("done", 0) :], run.kept.get("done", 0) + 1):
        _one(run, need, listing, place, total)
    cause = found_listing(listing)
    if cause is not None and not run.kept.get("told"):
        with run.step() as kept:
            tell_found(cause=cause, since=_since(run), actor=SYSTEM, at=run.at)
            kept["told"] = True


def _since(run: Run) -> datetime:
    """Give the moment that candidates of this job carry, also after it was taken up again."""
    return datetime.fromisoformat(run.kept["at"])


def _one(run: Run, need: int, listing: int, place: int, total: int) -> None:
    """Rank one need and keep it in one step; once more where another job was faster.

    Among many new offers a need is not ranked for each: once after the last of them is enough.
    """
    if need != listing and ranked_since_asked(need, run.job):
        _pass_over(run, place, total)
        return
    for _turn in range(TRIES):
        since = last_run(need)
        ranked = _ranked(need, listing, run)
        try:
            with run.step(place, total) as kept:
                cause = found_listing(listing)
                if ranked is not None and cause is not None:
                    keep(
                        found=ranked, cause=cause, since=since, actor=SYSTEM, at=run.at, found_at=_since(run)
                    )
                kept["done"] = place
            return
        except Overtaken:
            continue
    _pass_over(run, place, total)


def _pass_over(run: Run, place: int, total: int) -> None:
    with run.step(place, total) as kept:
        kept["done"] = place


def _ranked(need: int, listing: int, run: Run) -> Ranked | None:
    """Rank; a failure is noted for the operator and the job tried again."""
    try:
        return rank(need, timezone.localdate(run.at), also=[] if need == listing else [listing])
    except Exception as error:
        concerned, cause = found_listing(need), found_listing(listing)
        if concerned is not None and cause is not None:
            fault = f"{type(error).__name__}: {error}"
            note_failure(need=concerned, cause=cause, fault=fault, actor=SYSTEM, at=run.at)
        raise
