"""Delivering: the subscriber's work and the mark that it is done commit together, so it is done once."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from rongtong.kit.audit.unit import unit
from rongtong.kit.facts.models import Delivery
from rongtong.kit.facts.register import class_of, listeners

log = logging.getLogger(__name__)
WAIT = timedelta(seconds=30)
MOST_ATTEMPTS = 12
"""About a day and a half with waits that double; then it stays, visible, until somebody runs it again."""


def deliver(delivery: int, *, at: datetime) -> bool:
    """Deliver one; True when it is done now. Somebody else at it, or done before: False. Never raises."""
    try:
        with unit():
            return _take(delivery, at)
    except Exception as error:
        log.exception("fact not delivered", extra={"delivery": delivery})
        _put_off(delivery, f"{type(error).__name__}: {error}", at)
        return False


def deliver_due(*, at: datetime, most: int = 200) -> int:
    """Deliver what is waiting at ``at``, oldest first; the number done."""
    due = Delivery.objects.filter(done_at__isnull=True, next_try__lte=at).order_by("pk")
    return sum(deliver(pk, at=at) for pk in list(due.values_list("pk", flat=True)[:most]))


def _take(pk: int, at: datetime) -> bool:
    row = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        pk=pk, done_at__isnull=True
    )
    delivery = row.select_related("fact").first()
    if delivery is None:
        return False
    handler = listeners(delivery.fact.name).get(delivery.subscriber)
    if handler is not None:
        handler(class_of(delivery.fact.name)(**delivery.fact.data), at=at)
    Delivery.objects.filter(pk=pk).update(done_at=at, attempts=F("attempts") + 1, fault="")
    return True


def _put_off(pk: int, fault: str, at: datetime) -> None:
    with transaction.atomic():
        row = Delivery.objects.select_for_update().get(pk=pk)
        row.attempts += 1
        row.fault = fault[:2_000]
        row.next_try = at + WAIT * 2 ** (row.attempts - 1) if row.attempts < MOST_ATTEMPTS else None
        row.save(update_fields=["attempts", "fault", "next_try"])
