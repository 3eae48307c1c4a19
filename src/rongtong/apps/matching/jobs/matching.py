"""Matching what was published or changed, both ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.actions.ranking import Overtaken, keep, note_failure
from rongtong.apps.matching.actions.telling import tell_found
from rongtong.apps.matching.queries import runs
from rongtong.apps.matching.queries.ranking import Ranked, place, rank
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.lib.actor import SYSTEM

TRIES = 3
"""Rankings of one need before it is left to the job that overtook it."""
GATHER = timedelta(minutes=1)
"""New offers of so long share one ranking of a need in full."""
Found = dict[int, tuple[int, Ranked | None]]
"""By need: its last run before the ranking, and what was found."""


@job(runs.MATCH, retries=3, backoff=5, title=_("Match a need or an offer"), queue="swift")
def match(run: Run, *, listing: int) -> None:
    """Rank a need, or put an offer before those near it. A need is done or not begun when a worker dies."""
    if runs.found_listing(listing) is None:
        return
    if "needs" not in run.kept:
        with run.step() as kept:
            kept["needs"], later = runs.needs_of(listing, timezone.localdate(run.at))
            kept["at"] = run.at.isoformat()
            _ask_again(later, run)
    _rank_all(run, listing)


@job(runs.LATER, retries=3, backoff=5, title=_("Match one of many listings"), queue="slow")
def match_later(run: Run, *, listing: int) -> None:
    """Do the same for one of many, when nobody waits for anything else."""
    match(run, listing=listing)


@job(runs.AGAIN, retries=3, backoff=30, title=_("Rank a need again"), queue="slow")
def rank_again(run: Run, *, need: int) -> None:
    """Rank a need in full after new offers came, unless a later ranking saw them already."""
    if runs.found_listing(need) is None or runs.ranked_since_asked(need, run.job):
        return
    if "needs" not in run.kept:
        with run.step() as kept:
            kept["needs"], kept["at"] = [need], run.at.isoformat()
    _rank_all(run, need)


@job(runs.ALL, retries=5, title=_("Match every need anew"), queue="slow")
def match_all(run: Run) -> None:
    """Rank each need in full, one a step: after much was published at once."""
    today = timezone.localdate(run.at)
    if "at" not in run.kept:
        with run.step() as kept:
            kept.update(at=run.at.isoformat(), done=0, after=0, total=runs.count_open(today))
    while (need := runs.next_open(run.kept["after"], today)) is not None:
        if not runs.ranked_since_asked(need, run.job):
            found = _found([need], need, run)[need]
            _keep(run, need, need, found, run.kept["done"], run.kept["total"])
        with run.step(run.kept["done"] + 1, run.kept["total"]) as kept:
            _tell(need, run)
            kept["done"], kept["after"] = kept["done"] + 1, need


def _rank_all(run: Run, cause: int) -> None:
    """Rank what the job names, a need a step; tell both sides of the pairs that are new."""
    done, needs = run.kept.get("done", 0), run.kept["needs"]
    found = _found(needs[done:], cause, run)
    for number, need in enumerate(needs[done:], done + 1):
        _keep(run, need, cause, found[need], number, len(needs))
    if not run.kept.get("told"):
        with run.step() as kept:
            _tell(cause, run)
            kept["told"] = True


def _keep(run: Run, need: int, cause: int, found: tuple[int, Ranked | None], number: int, of: int) -> None:
    """Keep a ranking in one step; rank once more where another job was faster."""
    for _turn in range(TRIES):
        since, ranked = found
        try:
            with run.step(number, of) as kept:
                listing = runs.found_listing(cause)
                if ranked is not None and listing is not None:
                    keep(
                        found=ranked, cause=listing, since=since, actor=SYSTEM, at=run.at,
                        found_at=_since(run),
                    )  # fmt: skip
                kept["done"] = number
            return
        except Overtaken:
            found = _found([need], cause, run)[need]
    with run.step(number, of) as kept:
        kept["done"] = number


def _found(needs: Sequence[int], cause: int, run: Run) -> Found:
    """Rank; a failure is noted for the operator and the job tried again."""
    today, before = timezone.localdate(run.at), {need: runs.last_run(need) for need in needs}
    try:
        ranked = {cause: rank(cause, today)} if cause in needs else place(cause, needs, today)
    except Exception as error:
        concerned, listing = runs.found_listing(needs[0]), runs.found_listing(cause)
        if concerned is not None and listing is not None:
            fault = f"{type(error).__name__}: {error}"
            note_failure(need=concerned, cause=listing, fault=fault, actor=SYSTEM, at=run.at)
        raise
    return {need: (before[need], ranked.get(need)) for need in needs}


def _tell(cause: int, run: Run) -> None:
    listing = runs.found_listing(cause)
    if listing is not None:
        tell_found(cause=listing, since=_since(run), actor=SYSTEM, at=run.at)


def _ask_again(needs: Sequence[int], run: Run) -> None:
    there = runs.waiting_again()
    for need in needs:
        found = runs.found_listing(need)
        if found is not None and str(need) not in there:
            enqueue(runs.AGAIN, actor=SYSTEM, at=run.at, due=run.at + GATHER, about=found, need=need)


def _since(run: Run) -> datetime:
    """Give the moment that candidates of this job carry, also after it was taken up again."""
    return datetime.fromisoformat(run.kept["at"])
