"""Who is told that an answer is due, and what follows when the time is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.apps.introductions.actions.silence import fall_silent
from rongtong.apps.introductions.queries.introductions import behind_clock
from rongtong.apps.introductions.queries.people import people_of_side
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.lib.actor import SYSTEM


@who("introductions.asked")
def asked(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give the people of the side that is asked."""
    introduction = behind_clock(clock.about)
    return people_of_side(introduction, introduction.asked_of, at)


@when_out("introductions.silent")
def silent(clock: Clock, *, at: datetime) -> None:
    """Put it before the service centres of both sides."""
    introduction = behind_clock(clock.about)
    if introduction.state == "requested":
        fall_silent(introduction=introduction, actor=SYSTEM, at=at)
