"""The clock of a campaign says when its targets are reminded."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.campaigns.jobs.sending import remind_all
from rongtong.apps.campaigns.workflow.campaigns import CLOCKS
from rongtong.kit.clocks.facts import ClockReminded
from rongtong.kit.facts import subscriber
from rongtong.kit.jobs import enqueue
from rongtong.lib.actor import SYSTEM


@subscriber(ClockReminded, "campaigns.reminded")
def remind_targets(fact: ClockReminded, *, at: datetime) -> None:
    """Remind everybody who has said nothing yet; one round for each reminder of the clock."""
    if fact.kind in CLOCKS.values():
        round_ = f"{fact.clock} {at.isoformat()}"
        enqueue(
            remind_all, actor=SYSTEM, at=at, key=f"{fact.about} {round_}", campaign=fact.about, round_=round_
        )
