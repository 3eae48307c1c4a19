"""An officer or operator reads a registration of others: both sides see that they did."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.apps.registration.models import Registration
from rongtong.kit.audit import action, record
from rongtong.kit.audit import queries as trail
from rongtong.lib.actor import Actor

ONCE = timedelta(days=1)
"""One line a reader and day is enough."""


@action
def note_look(*, registration: Registration, actor: Actor, at: datetime) -> None:
    """Write down on the trail that somebody of neither side read it."""
    lately = trail.of(registration).filter(verb="registration.registration.looked", at__gt=at - ONCE)
    if not any(entry.actor_name == actor.name for entry in lately):
        record("registration.registration.looked", about=registration, actor=actor, at=at)
