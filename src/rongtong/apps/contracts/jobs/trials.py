"""The days of trials: reminders before the last one, the buyer's decision after it; who is told of clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.actions.trying import REMIND_DAYS, call_over, remind, tell_trial
from rongtong.apps.contracts.models.choices import Side, other
from rongtong.apps.contracts.queries.trials import by_key, ended_before, ending
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every("daily", at="08:50")
@job("contracts.trials", retries=2, title=_("Remind of trials that end, call those over that ended"))
def round_of_trials(run: Run) -> None:
    """Remind a week before, call over on the day after the last one."""
    today = run.at.astimezone(timezone.get_default_timezone()).date()
    for over in ended_before(today):
        call_over(trial=over, actor=SYSTEM, at=run.at)
    for near in ending(today + timedelta(days=REMIND_DAYS)):
        remind(trial=near, actor=SYSTEM, at=run.at)


@who("contracts.trial_asked")
def asked(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the side that answers an offered trial."""
    trial = by_key(clock.about)
    return people_of(trial.party(other(trial.offered_side)), at=at)


@who("contracts.trial_buyer")
def buyer(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the side that decides."""
    return people_of(by_key(clock.about).buyer, at=at)


@when_out("contracts.trial_late")
def late(clock: Clock, *, at: datetime) -> None:
    """Tell both that nobody answered or decided in time; nothing is decided by silence."""
    trial = by_key(clock.about)
    if trial.state in ("offered", "running"):
        tell_trial(trial, "contracts.trial_late", *map(str, Side), at=at)
