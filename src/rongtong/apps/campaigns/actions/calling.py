"""What a telephone call came to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.actions.answering import hold, say_none
from rongtong.apps.campaigns.models import Call, Target
from rongtong.apps.campaigns.models.calls import Result
from rongtong.apps.campaigns.models.targets import OPEN
from rongtong.apps.campaigns.rules.campaigns import WORK
from rongtong.apps.campaigns.rules.terms import terms
from rongtong.kit.audit import action, record
from rongtong.kit.clocks.working_days import next_working_day
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

DAY = timedelta(days=1)


def working_days_after(day: date, count: int) -> date:
    """Give the working day that lies ``count`` working days after a day."""
    for _each in range(count):
        day = next_working_day(day + DAY)
    return day


@action
def note_call(
    *, target: Target, result: str, actor: Actor, at: datetime, next_on: date | None = None
) -> Target:
    """Note a call and what follows: when to telephone again, or that the target is done with.

    ValidationError for "again" without a day to come; Hindered when it has answered meanwhile. Calls nobody
    took, ``calls_least`` of them, let it count as not reached.
    """
    held = hold(target)
    need(actor, WORK, held)
    if held.state not in OPEN:
        raise Hindered(_("It has answered meanwhile."))
    today = timezone.localdate(at)
    if result == Result.AGAIN and (next_on is None or next_on <= today):
        raise ValidationError({"next_on": _("Choose a day to come.")})
    day = _next_day(result, next_on, today)
    Call.objects.create(target=held, at=at, by_id=actor.id, result=result, next_on=day)
    record("campaigns.call.noted", about=held, actor=actor, at=at, data={"result": result})
    if result == Result.NONE:
        return say_none(target=held, actor=actor, at=at)
    if result == Result.REFUSED:
        return perform(held, "decline", actor=actor, at=at)
    held.keep(call_on=day)
    return _given_up(held, result, actor, at)


def _next_day(result: str, next_on: date | None, today: date) -> date | None:
    if result == Result.AGAIN:
        return next_on
    if result == Result.REACHED:
        return working_days_after(today, terms().call_again_after)
    return working_days_after(today, 1) if result == Result.NOBODY else None


def _given_up(target: Target, result: str, actor: Actor, at: datetime) -> Target:
    missed = target.calls.filter(result=Result.NOBODY).count()
    if result == Result.WRONG:
        return perform(target, "give_up", actor=actor, at=at, reason="wrong")
    if (
        result == Result.NOBODY
        and missed >= terms().calls_least
        and not (target.email or target.way == "site")
    ):
        return perform(target, "give_up", actor=actor, at=at, reason="nobody")
    return target
