"""Deadlines: those a clock's data names are reminded, and told when it has run out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.kit.clocks import axis, queries
from rongtong.kit.clocks.actions import version_of
from rongtong.kit.clocks.facts import ClockRanOut, ClockReminded
from rongtong.kit.clocks.models import Clock, State
from rongtong.kit.clocks.register import finder
from rongtong.kit.facts import subscriber
from rongtong.kit.notices.actions.telling import tell
from rongtong.kit.notices.declare import category, notice

DEADLINES = category(
    "deadlines", _("Deadlines"), hint=_("What you have to do by a day, before it is over and when it is.")
)
notice(
    "clocks.reminded",
    title=_("%(kind)s ends on %(day)s: %(name)s"),
    body=_("There is still time until the end of %(day)s."),
    category=DEADLINES,
)
notice(
    "clocks.ran_out",
    title=_("%(kind)s has run out: %(name)s"),
    body=_("It was due on %(day)s. Please deal with it now."),
    category=DEADLINES,
)


@subscriber(ClockReminded, "notices.clock_reminded")
def remind(fact: ClockReminded, *, at: datetime) -> None:
    """Tell those whom the clock's data names, unless it stands still or was stopped meanwhile."""
    clock = queries.numbered(fact.clock)
    if clock.state == State.RUNNING:
        _tell(clock, "clocks.reminded", at)


@subscriber(ClockRanOut, "notices.clock_ran_out")
def ran_out(fact: ClockRanOut, *, at: datetime) -> None:
    """Tell them that it has run out."""
    clock = queries.numbered(fact.clock)
    if clock.state == State.OUT:
        _tell(clock, "clocks.ran_out", at)


def _tell(clock: Clock, name: str, at: datetime) -> None:
    about = queries.subject(clock)
    if about is None or clock.due_at is None:
        return
    users = {user.pk: user for found in version_of(clock).tell for user in _found(found, clock, at)}
    address: Any = getattr(about, "get_absolute_url", None)
    tell(
        list(users.values()), name, at=at, about=about, link=address() if address else "",
        kind={"zh-hans": clock.declared.zh, "en": clock.declared.en}, name=str(about),
        day=f"{axis.last_day(clock.due_at, timezone.get_default_timezone()):%Y-%m-%d}",
    )  # fmt: skip


def _found(name: str, clock: Clock, at: datetime) -> list[Any]:
    find = finder(name)
    return list(find(clock, at=at)) if find else []
