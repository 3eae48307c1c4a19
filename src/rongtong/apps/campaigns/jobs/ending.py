"""What follows when the time of a campaign is over, and who is told of its deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.apps.campaigns.queries.campaigns import behind_clock
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@when_out("campaigns.period_over")
def period_over(clock: Clock, *, at: datetime) -> None:
    """Close the campaign; links end with it."""
    campaign = behind_clock(clock.about)
    if campaign.state == "running":
        perform(campaign, "run_out", actor=SYSTEM, at=at)


@who("campaigns.planner")
def planner(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who planned it."""
    campaign = behind_clock(clock.about)
    return [campaign.planner] if campaign.planner else []
