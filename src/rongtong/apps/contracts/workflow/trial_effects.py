"""What follows in the same transaction when a trial moves on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.models import Trial, Usage
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.ledger.actions.owing import owe
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change

ANSWER_CLOCK, DECIDE_CLOCK = "contracts.trial_answer", "contracts.trial_decision"


def months_later(day: date, months: int) -> date:
    """Give the last day of a term that begins on ``day``: the same day of a later month, or its last.

    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def accepted(trial: Trial, change: Change) -> None:
    """The term begins; a fee is owed."""
    clocks.stop(ANSWER_CLOCK, trial, at=change.at)
    day = change.at.astimezone(timezone.get_default_timezone()).date()
    ends = months_later(day, trial.months)
    trial.keep(accepted_by_id=change.actor.id, accepted_at=change.at, ends_on=ends)
    if trial.fee_fen:
        owe(
            debtor=trial.buyer, creditor=trial.seller, amount=trial.fee_fen, about=trial,
            what=_("Fee of the trial %(code)s") % {"code": trial.code}, due=ends, actor=change.actor,
            at=change.at,
        )  # fmt: skip
    publish(facts.TrialAccepted(trial.pk), at=change.at)


def ended(trial: Trial, change: Change) -> None:
    """Nothing is to be decided any more."""
    for kind in (ANSWER_CLOCK, DECIDE_CLOCK):
        clocks.stop(kind, trial, at=change.at)
    trial.keep(ended_by_id=change.actor.id, ended_at=change.at, disputed_side="")


def converted(trial: Trial, change: Change) -> None:
    """Its contract is being agreed on."""
    ended(trial, change)
    publish(facts.TrialConverted(trial.pk, trial.contract_id or 0), at=change.at)


def given_back(trial: Trial, change: Change) -> None:
    """The seller looks whether all came back; the decision is made."""
    clocks.stop(DECIDE_CLOCK, trial, at=change.at)
    trial.keep(disputed_side="")


def came_back(trial: Trial, change: Change) -> None:
    """Both say so."""
    publish(facts.TrialReturned(trial.pk), at=change.at)


def disputed(trial: Trial, change: Change) -> None:
    """Deadlines stand still."""
    side = next((str(one) for one in Side if acts_for(change.actor, trial.party(one), SIGN)), "")
    trial.keep(disputed_side=side or str(Side.SELLER))
    clocks.pause(DECIDE_CLOCK, trial, at=change.at, reason="dispute")
    publish(facts.TrialDisputed(trial.pk), at=change.at)


def resumed(trial: Trial, change: Change) -> None:
    """They run on."""
    trial.keep(disputed_side="")
    clocks.resume(DECIDE_CLOCK, trial, at=change.at)


def use_confirmed(usage: Any, change: Change) -> None:
    """The other side says that it was used like this."""
    assert isinstance(usage, Usage)  # noqa: S101
    publish(facts.UseConfirmed(usage.trial_id, usage.pk), at=change.at)
