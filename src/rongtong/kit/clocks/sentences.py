"""A deadline in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rongtong.kit.clocks import axis
from rongtong.kit.clocks.lengths import Unit
from rongtong.kit.clocks.models import Clock, State

SOON = timedelta(days=2)


def due_text(clock: Clock, at: datetime) -> str:
    """Say in the reader's language how much is left of ``clock``, or how late it is."""
    if clock.state == State.PAUSED:
        return _("Paused; the time does not run")
    if clock.state in (State.STOPPED, State.STOPPED_LATE) or clock.due_at is None:
        return _("Done in time") if clock.state == State.STOPPED else _("Done late")
    said = _late(clock, at) if clock.due_at <= at else _left(clock, at)
    return said + (_(" (holidays of that year are not published yet)") if clock.estimated else "")


def _left(clock: Clock, at: datetime) -> str:
    zone = timezone.get_default_timezone()
    if clock.unit == Unit.HOURS or clock.due - at < timedelta(days=1):
        hours = max(1, round((clock.due - at).total_seconds() / 3600))
        left = ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours}
    elif clock.unit == Unit.WORKING_DAYS:
        days = axis.passed(Unit.WORKING_DAYS, at, clock.due, zone).days
        left = ngettext("%(n)s working day left", "%(n)s working days left", days) % {"n": days}
    else:
        days = (clock.due - at).days
        left = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    return _("%(left)s, until %(day)s") % {"left": left, "day": _last(clock)}


def _late(clock: Clock, at: datetime) -> str:
    hours = int((at - clock.due).total_seconds() // 3600)
    if hours < 24:
        late = ngettext("%(n)s hour late", "%(n)s hours late", max(1, hours)) % {"n": max(1, hours)}
    else:
        late = ngettext("%(n)s day late", "%(n)s days late", hours // 24) % {"n": hours // 24}
    return _("%(late)s (was due %(day)s)") % {"late": late, "day": _last(clock)}


def _last(clock: Clock) -> str:
    """Name the last day, with the time only where hours count: 24:00 of the 25th is not "the 26th, 0:00"."""
    zone = timezone.get_default_timezone()
    if clock.unit == Unit.HOURS:
        return date_format(clock.due.astimezone(zone), "m-d H:i")
    return date_format(axis.last_day(clock.due, zone), "m-d")
