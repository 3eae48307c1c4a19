"""The fact that every change of state publishes; an app may publish one of its own besides, as an effect."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("workflow.state_changed")
@dataclass(frozen=True)
class StateChanged:
    """A record of ``workflow`` went from ``before`` to ``after``; ``about`` is its key as text."""

    workflow: str
    about: str
    transition: str
    before: str
    after: str
    reason: str
    actor: int | None
