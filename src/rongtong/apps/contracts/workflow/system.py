"""The system moves on what both sides have done; the trail names who did the last part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rongtong.kit.workflow import Change
from rongtong.lib.actor import SYSTEM, Actor


def as_system(actor: Actor) -> Actor:
    """Give the system under the name of who caused it."""
    return replace(SYSTEM, name=actor.name, via=actor.via)


def answered(record: Any, change: Change) -> None:
    """Keep what was answered, by whom and when."""
    record.keep(answer=change.note[:2_000], answered_by_id=change.actor.id, answered_at=change.at)
