"""What follows when a deadline of a registration runs out, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.apps.registration.actions.telling import tell_desk, tell_sides
from rongtong.apps.registration.queries.registrations import by_key, registrars_of
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock


@when_out("registration.take_up_late")
def take_up_late(clock: Clock, *, at: datetime) -> None:
    """Tell every registrar of the place that nobody took it up."""
    one = by_key(clock.about)
    if one.state == "submitted":
        tell_desk(one, "registration.take_up_late", at=at)


@when_out("registration.decision_late")
def decision_late(clock: Clock, *, at: datetime) -> None:
    """Tell the seller and the registrars that the term is over; nothing is decided by silence."""
    one = by_key(clock.about)
    if one.state == "accepted":
        tell_sides(one, "registration.decision_late", at=at)
        tell_desk(one, "registration.take_up_late", at=at)


@who("registration.desk")
def desk(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give the registrars who may take it up."""
    return registrars_of(by_key(clock.about), at=at)


@who("registration.registrar")
def registrar(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who took it up; the others of the place when that account is closed."""
    one = by_key(clock.about)
    who_has_it = one.registrar
    return [who_has_it] if who_has_it is not None and who_has_it.is_active else registrars_of(one, at=at)
