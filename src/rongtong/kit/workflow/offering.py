"""What may be done with a record now: one answer for buttons, API links and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import models

from rongtong.kit.permissions import can
from rongtong.kit.workflow.table import State, Transition, workflow_of
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Offer:
    """A transition that the actor may do: ``hindered`` is the sentence why not now, or empty."""

    transition: Transition
    hindered: str = ""

    @property
    def name(self) -> str:
        """Give the transition's name."""
        return self.transition.name

    @property
    def label(self) -> Any:
        """Give the words on the button."""
        return self.transition.label


def offers(obj: models.Model, actor: Actor, at: datetime) -> list[Offer]:
    """Give what ``actor`` may do with the record now; what a guard hinders says why."""
    workflow = workflow_of(obj)
    return [
        Offer(transition, hindrance(obj, transition, actor, at))
        for transition in workflow.leaving(getattr(obj, workflow.field))
        if can(actor, transition.permission, obj)
    ]


def hindrance(obj: models.Model, transition: Transition, actor: Actor, at: datetime) -> str:
    """Give the sentence of the first guard that refuses, or nothing."""
    sentences = (guard.refuses(obj, actor, at) for guard in transition.guards)
    return str(next((sentence for sentence in sentences if sentence is not None), ""))


@dataclass(frozen=True)
class Step:
    """One state on the step bar, and whether it was passed, is now, or may come."""

    state: State
    when: Literal["past", "now", "ahead"]
    at: datetime | None = None


def steps(obj: models.Model) -> list[Step]:
    """Give the step bar: states passed (times from the trail), the present one, the straight way ahead."""
    workflow = workflow_of(obj)
    now = getattr(obj, workflow.field)
    passed = _passed(obj, workflow.name, workflow.field)
    bar = [Step(workflow.by_state[name], "past", at) for name, at in passed.items() if name != now]
    bar.append(Step(workflow.by_state[now], "now", passed.get(now)))
    return bar + _ahead(workflow, now, {step.state.name for step in bar})


def _passed(obj: models.Model, name: str, field: str) -> dict[str, datetime | None]:
    """Give the states the record was in, each with the time it was last reached, in that order."""
    # Here and not above: models import this package before Django knows any.
    from rongtong.kit.audit import queries as trail

    reached: dict[str, datetime | None] = {}
    for entry in trail.of(obj).filter(verb__startswith=f"{name}."):
        before, after = entry.changes.get(field, (None, None))
        if before and before not in reached:
            reached[before] = None
        if after:
            reached.pop(after, None)
            reached[after] = entry.at
    return reached


def _ahead(workflow: Any, now: str, seen: set[str]) -> list[Step]:
    """Follow the first primary arrow from state to state, to an end or a state already on the bar."""
    way: list[Step] = []
    while True:
        onward = [arrow for arrow in workflow.leaving(now) if arrow.primary]
        if not onward or onward[0].target in seen:
            return way
        now = onward[0].target
        seen.add(now)
        way.append(Step(workflow.by_state[now], "ahead"))
