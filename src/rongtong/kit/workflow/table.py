"""A workflow as data: states, transitions, guards, effects. Only ``perform`` changes a state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from django.db import models

from rongtong.kit.permissions import Permission
from rongtong.lib.actor import Actor

Kind = Literal["start", "open", "waiting", "good", "bad", "end"]
"""What a state means to the reader: drawn as colour and as the shape of a step."""


@dataclass(frozen=True)
class State:
    """One state. ``kind`` says how it is shown; ``step`` that it stands on the step bar."""

    name: str
    label: Any
    kind: Kind = "open"
    step: bool = True


@dataclass(frozen=True)
class Guard:
    """What must hold besides the permission. ``refuses`` gives the sentence why not, or None."""

    name: str
    refuses: Callable[[Any, Actor, datetime], Any]


@dataclass(frozen=True)
class Change:
    """A transition being performed: what effects may need to know."""

    transition: Transition
    before: str
    actor: Actor
    at: datetime
    reason: str = ""
    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)


Effect = Callable[[Any, Change], object]


@dataclass(frozen=True)
class Transition:
    """One arrow. Of ``reasons``, (code, label), one must be given; ``confirm`` is asked first."""

    name: str
    label: Any
    sources: tuple[str, ...]
    target: str
    permission: Permission
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()
    reasons: tuple[tuple[str, Any], ...] = ()
    primary: bool = False
    confirm: Any = ""
    help: Any = ""


@dataclass(frozen=True)
class Workflow:
    """All states and arrows of one kind of record. ``model`` is its label, ``field`` holds the state."""

    name: str
    label: Any
    model: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    field: str = "state"

    def __post_init__(self) -> None:
        """ValueError names a state that no one declares, a name used twice, or a state nothing leads to."""
        names = [state.name for state in self.states]
        arrows = [transition.name for transition in self.transitions]
        for kind, used in (("state", names), ("transition", arrows)):
            twice = sorted({name for name in used if used.count(name) > 1})
            if twice:
                raise ValueError(f"{self.name}: {kind} {', '.join(twice)} stands twice")
        for transition in self.transitions:
            lost = {*transition.sources, transition.target} - set(names)
            if lost:
                raise ValueError(f"{self.name}.{transition.name}: no state {', '.join(sorted(lost))}")
        unreached = set(names) - {arrow.target for arrow in self.transitions} - {names[0]}
        if unreached:
            raise ValueError(f"{self.name}: nothing leads to {', '.join(sorted(unreached))}")
        _register(self)

    @cached_property
    def by_name(self) -> dict[str, Transition]:
        """Give the transitions by name."""
        return {transition.name: transition for transition in self.transitions}

    @cached_property
    def by_state(self) -> dict[str, State]:
        """Give the states by name."""
        return {state.name: state for state in self.states}

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Give the transitions that start in ``state``, in the order of the table."""
        return tuple(transition for transition in self.transitions if state in transition.sources)

    def choices(self) -> list[tuple[str, Any]]:
        """Give (name, label) of each state, for forms and filters."""
        return [(state.name, state.label) for state in self.states]


_workflows: dict[str, Workflow] = {}


def _register(workflow: Workflow) -> None:
    if any(workflow.name == known.name or workflow.model == known.model for known in _workflows.values()):
        raise ValueError(f"workflow {workflow.name} or its model {workflow.model} is declared twice")
    _workflows[workflow.name] = workflow


def workflows() -> dict[str, Workflow]:
    """Give all declared workflows by name, sorted."""
    return dict(sorted(_workflows.items()))


def workflow_of(obj: models.Model | type[models.Model]) -> Workflow:
    """Give the workflow of a record or model. LookupError when it has none."""
    for workflow in _workflows.values():
        if workflow.model == obj._meta.label:
            return workflow
    raise LookupError(f"{obj._meta.label} has no workflow")
