"""Learning weights from answers, and ranking every need anew after a decision."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.actions.ranking import Overtaken, keep
from rongtong.apps.matching.actions.weighing import keep_proposal
from rongtong.apps.matching.queries.learning import propose
from rongtong.apps.matching.queries.ranking import rank
from rongtong.apps.matching.queries.runs import found_listing, last_run, public_needs
from rongtong.apps.matching.queries.weighing import in_force, number_in_force
from rongtong.kit.jobs import Run, job
from rongtong.lib.actor import SYSTEM
from rongtong_match.messages import say

AT_A_TIME = 100


@job("matching.learn", retries=1, title=_("Learn weights from answers"), queue="slow")
def learn(run: Run) -> None:
    """Learn, and keep a proposal when the core finds that it ranks needs better which it never saw."""
    run.progress(0, 1, _("Learning from the answers"))
    against = in_force().version
    found = propose(run.at)
    outcome = {code: say(found.learned.reason, code) for code in ("zh", "en")}
    with run.step(1, 1) as kept:
        kept["outcome"] = outcome
        if found.text:
            kept["version"] = keep_proposal(found=found, against=against, actor=SYSTEM, at=run.at).pk


@job("matching.rerank", retries=3, backoff=30, title=_("Rank every need anew"), queue="slow")
def rerank(run: Run, *, number: int) -> None:
    """Rank all public needs by the weights of a decision; a later decision takes the work over.

    A need is done or not begun when a worker dies.
    """
    total = public_needs().count()
    while number_in_force() == number:
        keys = list(public_needs(after=run.kept.get("after", 0))[:AT_A_TIME])
        for key in keys:
            _one(run, key, total)
        if not keys:
            return


def _one(run: Run, key: int, total: int) -> None:
    """Rank one need and keep it; where another job was faster, it read the same weights."""
    since, place = last_run(key), run.kept.get("done", 0) + 1
    found = rank(key, timezone.localdate(run.at))
    try:
        with run.step(place, max(total, place)) as kept:
            kept["after"], kept["done"] = key, place
            need = found_listing(key)
            if found is not None and need is not None:
                keep(found=found, cause=need, since=since, actor=SYSTEM, at=run.at)
    except Overtaken:
        with run.step(place, max(total, place)) as kept:
            kept["after"], kept["done"] = key, place
