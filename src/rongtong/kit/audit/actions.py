"""Publishing the digest of a day, for whoever wants to check the trail later; noting that it was checked."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.kit.audit.models import Day, Entry
from rongtong.kit.audit.unit import action, record
from rongtong.lib.actor import Actor


@action
def publish_day(*, actor: Actor, at: datetime) -> Day | None:
    """Keep the digest of the last entry made before the day of ``at``; None when it is there already.

    The digest is worth what its copies are worth: the site shows it to everybody, the how-to says to keep it
    elsewhere.
    """
    start = at.replace(hour=0, minute=0, second=0, microsecond=0)
    last = Entry.objects.filter(at__lt=start).order_by("-number").first()
    day = (start - timedelta(days=1)).date()
    if (
        last is None
        or Day.objects.filter(number=last.number).exists()
        or Day.objects.filter(day=day).exists()
    ):
        return None
    made = Day.objects.create(day=day, number=last.number, digest=last.digest, made_at=at)
    record("audit.day_published", about=made, actor=actor, at=at, data={"number": last.number})
    return made


@action
def note_check(*, faults: list[str], count: int, actor: Actor, at: datetime) -> None:
    """Write down that the trail was read through: how many places do not hold, and the first of them."""
    record("audit.checked", actor=actor, at=at, data={"count": count, "faults": faults})


@action
def note_export(*, after: int, actor: Actor, at: datetime) -> None:
    """Write down that somebody took the trail away, from entry ``after`` on."""
    record("audit.exported", actor=actor, at=at, data={"after": after})
