"""What follows when the clock of a request runs out, who is reminded before, and what carrying it out
begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.facts import subscriber
from rongtong.kit.privacy import queries
from rongtong.kit.privacy.actions.erasing import begin
from rongtong.kit.privacy.workflow import CLOCK, WORKFLOW, hindrances
from rongtong.kit.workflow import perform
from rongtong.kit.workflow.facts import StateChanged
from rongtong.lib.actor import SYSTEM


@who("privacy.erasure_handlers")
def handlers(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give the operators."""
    return queries.operators(at)


@when_out(CLOCK)
def carry_out(clock: Clock, *, at: datetime) -> None:
    """Carry the request out when nobody decided in time, unless the person has something to settle."""
    found = queries.erasure(clock.about)
    if found is not None and found.state == "requested" and not hindrances(found.user):
        perform(found, "execute", actor=SYSTEM, at=at)


@subscriber(StateChanged, "privacy.begin_erasure")
def begin_erasure(fact: StateChanged, *, at: datetime) -> None:
    """Begin to erase once a request is to be carried out."""
    if (fact.workflow, fact.transition) == (WORKFLOW.name, "execute"):
        begin(erasure=int(fact.about), at=at)
