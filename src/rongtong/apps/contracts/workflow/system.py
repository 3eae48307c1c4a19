"""The system moves on what both sides have done; the trail names who did the last part."""

from __future__ import annotations

from dataclasses import replace

from rongtong.lib.actor import SYSTEM, Actor


def as_system(actor: Actor) -> Actor:
    """Give the system under the name of who caused it."""
    return replace(SYSTEM, name=actor.name, via=actor.via)
