"""An officer or operator reads a contract of others: both sides see that they did."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.apps.contracts.models import Contract, Trial
from rongtong.kit.audit import action, record
from rongtong.kit.audit import queries as trail
from rongtong.lib.actor import Actor

ONCE = timedelta(days=1)
"""One line a reader and day is enough."""


@action
def note_look(*, contract: Contract, actor: Actor, at: datetime) -> None:
    """Write down on the contract's trail that somebody of neither side read it."""
    lately = trail.of(contract).filter(verb="contracts.contract.looked", at__gt=at - ONCE)
    if not any(entry.actor_name == actor.name for entry in lately):
        record("contracts.contract.looked", about=contract, actor=actor, at=at)


@action
def note_trial_look(*, trial: Trial, actor: Actor, at: datetime) -> None:
    """Write down on the trial's trail that somebody of neither side read it."""
    lately = trail.of(trial).filter(verb="contracts.trial.looked", at__gt=at - ONCE)
    if not any(entry.actor_name == actor.name for entry in lately):
        record("contracts.trial.looked", about=trial, actor=actor, at=at)
