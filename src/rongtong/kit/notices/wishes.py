"""How somebody wants to be reached: what they chose, their quiet hours, and not too often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from django.db.models import Count
from django.utils import timezone

from rongtong.kit.notices.declare import Category, Mode
from rongtong.kit.notices.models import Delivery, Hours, Preference

SITE, MAIL = "site", "mail"
MOST_A_DAY = 20
"""Mails at once to one account within 24 hours; what is more goes into the daily digest."""
DIGEST_AT = time(8, 30)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Wishes:
    """How a notice reaches somebody: in the inbox or not, by mail how, and when at the earliest."""

    shown: bool
    mail: Mode
    due: datetime


def wishes_of(users: Iterable[Any], category: Category, *, at: datetime) -> dict[int, Wishes]:
    """Give the wishes of ``users`` for a notice of ``category`` told at ``at``, by account. Three queries."""
    by_pk = {user.pk: user for user in users}
    chosen: dict[tuple[int, str], Mode] = {
        (row.user_id, row.channel): Mode(row.mode)
        for row in Preference.objects.filter(user__in=by_pk, category=category.code)
    }
    hours = Hours.objects.in_bulk(list(by_pk), field_name="user_id")
    busy = _busy(by_pk, at)
    return {pk: _wishes(user, category, chosen, hours.get(pk), pk in busy, at) for pk, user in by_pk.items()}


def _busy(users: Iterable[int], at: datetime) -> set[int]:
    """Give those who had their fill of mail within a day."""
    recent = Delivery.objects.filter(notice__user__in=list(users), channel=MAIL, daily=False)
    counted = recent.filter(notice__at__gt=at - DAY).values("notice__user").annotate(n=Count("pk"))
    return {row["notice__user"] for row in counted.filter(n__gte=MOST_A_DAY)}


def _wishes(
    user: Any, category: Category, chosen: dict[tuple[int, str], Mode], hours: Hours | None,
    busy: bool, at: datetime,
) -> Wishes:  # fmt: skip
    mail = Mode.NOW if category.must else chosen.get((user.pk, MAIL), category.mail)
    if not user.email:
        mail = Mode.OFF
    elif busy and mail is Mode.NOW and not category.must:
        mail = Mode.DAILY
    shown = category.must or chosen.get((user.pk, SITE), Mode.NOW) is not Mode.OFF
    zone = timezone.get_default_timezone()
    if mail is Mode.DAILY:
        due = next_time((hours and hours.digest_at) or DIGEST_AT, at, zone)
    else:
        due = at if category.must else after_quiet(hours, at, zone)
    return Wishes(shown, mail, due)


def next_time(clock: time, at: datetime, zone: tzinfo) -> datetime:
    """Give the first moment after ``at`` at which clocks in ``zone`` show ``clock``."""
    today = datetime.combine(at.astimezone(zone).date(), clock, zone)
    return today if today > at else today + DAY


def after_quiet(hours: Hours | None, at: datetime, zone: tzinfo) -> datetime:
    """Give ``at``, or the end of the quiet hours in which it lies; they may run over midnight."""
    if hours is None or hours.quiet_from is None or hours.quiet_until is None:
        return at
    now, begin, end = at.astimezone(zone).time(), hours.quiet_from, hours.quiet_until
    quiet = begin <= now < end if begin <= end else now >= begin or now < end
    return next_time(end, at, zone) if quiet else at
