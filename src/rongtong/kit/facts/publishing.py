"""Publishing: the fact and its deliveries are rows of the same transaction as what happened."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from rongtong.kit.audit.unit import OutsideAction, is_open
from rongtong.kit.facts.register import listeners, name_of


def publish(fact: Any, *, at: datetime) -> None:
    """Tell ``fact`` to its subscribers once the transaction is done. OutsideAction outside of one."""
    if not is_open():
        raise OutsideAction("publish inside an action: decorate the use case with @action")
    from rongtong.kit.facts.models import Delivery, Fact

    name = name_of(type(fact))
    row = Fact.objects.create(name=name, data=asdict(fact), at=at)
    Delivery.objects.bulk_create(
        Delivery(fact=row, subscriber=subscriber, next_try=at) for subscriber in listeners(name)
    )
    transaction.on_commit(lambda: deliver_soon(row.pk), robust=True)


def deliver_soon(fact: int) -> None:
    """Deliver one fact right away; what fails now is tried again by the worker (``deliver_due``)."""
    from rongtong.kit.facts.actions import deliver
    from rongtong.kit.facts.models import Delivery

    for delivery in Delivery.objects.filter(fact_id=fact, done_at__isnull=True):
        deliver(delivery.pk, at=delivery.fact.at)
