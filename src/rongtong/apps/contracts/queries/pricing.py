"""The steps of a price mode with what was recorded, and from when the next may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from rongtong.apps.contracts.models import Contract, Notice, Objection, PriceStep
from rongtong.apps.contracts.queries.contracts import SIDES
from rongtong.apps.contracts.rules.contracts import ANSWER_OBJECTION, TAKE_BACK
from rongtong.apps.contracts.rules.pricing import Step, modes
from rongtong.kit.clocks.working_days import next_working_day
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Taken:
    """A step with what was recorded of it; ``next``: it may be recorded now; ``first``: not before."""

    step: Step
    done: PriceStep | None
    next: bool
    first: date | None = None


def earliest(step: Step, last: date) -> date:
    """Give the first day on which a step may be done after the one before it."""
    if step.unit != "working":
        return last + timedelta(days=step.days)
    for _each in range(step.days):
        last = next_working_day(last + timedelta(days=1))
    return last


def price_steps(contract: Contract) -> list[Taken]:
    """Give the steps of the contract's price mode in order. One query."""
    taken = {
        one.step: one for one in contract.price_steps.filter(mode=contract.price_mode).select_related("file")
    }
    found: list[Taken] = []
    last: date | None = None
    for step in modes()[contract.price_mode].steps:
        done = taken.get(step.code)
        first = earliest(step, last) if last else None
        open_ = done is None and not any(one.next for one in found)
        found.append(Taken(step, done, open_, first))
        last = done.on if done else last
    return found


def objections_of(contract: Contract) -> list[Objection]:
    """Give the objections to the contract's notices, oldest first. One query."""
    rows = Objection.objects.filter(notice__contract=contract)
    return list(rows.select_related("by", *(f"notice__contract__{side}" for side in SIDES)))


def answerable(actor: Actor) -> QuerySet[Objection]:
    """Give the objections an actor answers, and their own."""
    rows = Objection.objects.select_related("notice", *(f"notice__contract__{side}" for side in SIDES))
    return visible(actor, ANSWER_OBJECTION, rows) | visible(actor, TAKE_BACK, rows)


def own_objections(notice: Notice, actor: Actor) -> list[Objection]:
    """Give the actor's own objections to a notice."""
    return list(notice.objections.filter(by=actor.id)) if actor.id else []
