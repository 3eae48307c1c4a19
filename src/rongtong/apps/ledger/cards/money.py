"""What waits for the reader: payments to confirm, sums to pay."""

from __future__ import annotations

from datetime import date, datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.ledger.queries.obligations import to_answer, to_pay
from rongtong.kit.pages import cells
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN, MOST = 5, 100


def money(request: HttpRequest) -> Card | None:
    """Payments to answer first, then sums that are due. Two queries; nothing when none waits."""
    actor, today = actor_of(request), timezone.localdate()
    answers, sums = list(to_answer(actor)[:MOST]), list(to_pay(actor, today)[:MOST])
    if not answers and not sums:
        return None
    items = [
        Item(
            one.obligation.what, _address(one.obligation_id), note=cells.money(one.amount), badge=_("confirm")
        )
        for one in answers
    ] + [
        Item(one.what, _address(one.pk), due=_midnight(one.due), note=cells.money(one.open), badge=_("pay"))
        for one in sums
    ]
    late = sum(one.due is not None and one.due < today for one in sums)
    return Card(
        _("Money of your deals"), "coin", items=items[:SHOWN], total=len(items), late=late,
        url=reverse("ledger:money"),
    )  # fmt: skip


def _address(pk: int) -> str:
    return reverse("ledger:obligation", args=[pk])


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.max)) if day else None


card("ledger.money", money, roles=(), order=13)
