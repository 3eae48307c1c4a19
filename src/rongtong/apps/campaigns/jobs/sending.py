"""Asking thousands and reminding them: a worker that dies is followed by one that goes on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.actions.sending import invite, remind
from rongtong.apps.campaigns.queries.sending import running, to_ask, to_remind
from rongtong.apps.campaigns.rules.terms import when_to_write
from rongtong.apps.campaigns.workflow.campaigns import INVITE
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.lib.actor import SYSTEM

AT_ONCE = 100
"""Targets of one step: about a second, then others may write."""


@job(INVITE, retries=5, title=_("Ask the targets of a campaign"))
def ask(run: Run, campaign: int) -> None:
    """Ask everybody who was not asked yet, outside the night."""
    morning = when_to_write(run.at)
    if morning > run.at:
        key = f"{campaign} {morning.isoformat()}"
        enqueue(ask, actor=SYSTEM, at=run.at, due=morning, key=key, campaign=campaign)
        return
    while (kept := running(campaign)) is not None and (rows := list(to_ask(kept)[:AT_ONCE])):
        done = run.kept.get("done", 0) + len(rows)
        with run.step(done, None, _("Targets asked")) as state:
            invite(campaign=kept, targets=rows, actor=run.actor, at=run.at)
            state["done"] = done


@job("campaigns.remind", retries=5, title=_("Remind the targets of a campaign"))
def remind_all(run: Run, campaign: int, round_: str) -> None:
    """Remind everybody who has said nothing, once a round, outside the night."""
    morning = when_to_write(run.at)
    if morning > run.at:
        key = f"{campaign} {round_} {morning.isoformat()}"
        enqueue(remind_all, actor=SYSTEM, at=run.at, due=morning, key=key, campaign=campaign, round_=round_)
        return
    while (kept := running(campaign)) is not None:
        rows = list(to_remind(kept, run.kept.get("after", 0))[:AT_ONCE])
        if not rows:
            return
        done = run.kept.get("done", 0) + len(rows)
        with run.step(done, None, _("Targets reminded")) as state:
            remind(campaign=kept, targets=rows, actor=run.actor, at=run.at)
            state["done"], state["after"] = done, rows[-1].pk
