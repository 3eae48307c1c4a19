"""Sending what is due, each message noted before it is handed over and after it was taken.

A process that dies in between leaves a delivery "being sent". It is not sent again: it becomes ``UNSURE``
after ten minutes, for operators to see. So nothing is sent twice; what can be lost is one message per dead
process, and what it said still stands in the reader's inbox.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from rongtong.kit.notices.channels import WAITS, Channel, NotNow, Refused, Unsure, channel
from rongtong.kit.notices.models import Delivery, Sending
from rongtong.kit.notices.writing import as_mail

log = logging.getLogger("rongtong.notices")
GIVEN_UP = timedelta(minutes=10)


def send_due(*, at: datetime, most: int = 5_000) -> int:
    """Send what is due at ``at`` through every channel; give how many messages were taken."""
    Delivery.objects.filter(state=Sending.SENDING, taken_at__lt=at - GIVEN_UP).update(state=Sending.UNSURE)
    names = _due(at).order_by().values_list("channel", flat=True).distinct()
    return sum(_send_through(name, at, most) for name in sorted(names))


def _due(at: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(state=Sending.WAITING, due_at__lte=at)


def _send_through(name: str, at: datetime, most: int) -> int:
    sent = 0
    try:
        with channel(name) as line:
            for _ in range(most):
                batch = _take(name, at)
                if not batch:
                    break
                sent += _hand_over(line, batch)
    except NotNow as fault:
        log.warning("%s: %s; trying again later", name, fault)
        if not sent:
            _due(at).filter(channel=name).update(due_at=at + WAITS[0], error=str(fault)[:500])
    return sent


def _take(name: str, at: datetime) -> list[Delivery]:
    """Take the next message: one delivery, or all daily ones of a reader."""
    rows = _due(at).filter(channel=name).select_for_update(skip_locked=True, of=("self",))
    with transaction.atomic():
        first = rows.select_related("notice__user").order_by("due_at", "pk").first()
        if first is None:
            return []
        batch = [first]
        if first.daily and first.notice.user_id:
            batch = list(
                rows.filter(daily=True, notice__user=first.notice.user_id).select_related("notice__user")
            )
        _all(batch).update(state=Sending.SENDING, taken_at=timezone.now(), attempts=F("attempts") + 1)
        return batch


def _hand_over(line: Channel, batch: Sequence[Delivery]) -> int:
    """Send one message and note what became of it; NotNow goes on when the service itself is away."""
    if not _wanted(batch[0]):
        _all(batch).update(state=Sending.DROPPED)
        return 0
    try:
        line.send(as_mail(batch))
    except Refused as fault:
        _all(batch).update(state=Sending.FAILED, error=str(fault)[:500])
    except Unsure as fault:
        _all(batch).update(state=Sending.UNSURE, error=str(fault)[:500])
        raise NotNow(str(fault), away=True) from fault
    except NotNow as fault:
        _put_off(batch, str(fault))
        if fault.away:
            raise
    else:
        _all(batch).update(state=Sending.SENT, sent_at=timezone.now(), error="")
        return 1
    return 0


def _wanted(delivery: Delivery) -> bool:
    """Whether the reader is still there: an account may have been closed, or lost its address, meanwhile."""
    user = delivery.notice.user
    return bool(delivery.notice.address) if user is None else bool(user.is_active and user.email)


def _put_off(batch: Sequence[Delivery], why: str) -> None:
    for attempts, group in groupby(sorted(batch, key=lambda row: row.attempts), key=lambda row: row.attempts):
        rows = _all(list(group))
        if attempts >= len(WAITS):
            rows.update(state=Sending.FAILED, error=why[:500])
        else:
            rows.update(state=Sending.WAITING, due_at=timezone.now() + WAITS[attempts], error=why[:500])


def _all(batch: Sequence[Delivery]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk__in=[row.pk for row in batch])
