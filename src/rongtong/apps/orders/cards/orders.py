"""Orders that wait for the reader's side, and disputes to mediate."""

from __future__ import annotations

from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.orders import disputes, waiting
from rongtong.apps.orders.workflow.orders import WORKFLOW
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN, MOST = 5, 100


def _item(order: Order) -> Item:
    due = order.deliver_by if order.state in ("ordered", "delivering") else None
    end = timezone.make_aware(datetime.combine(due, time.max)) if due else None
    label = WORKFLOW.by_state[order.state].label
    return Item(order.title, reverse("orders:one", args=[order.pk]), due=end, badge=label, note=order.code)


def mine(request: HttpRequest) -> Card | None:
    """What waits for one's side. One query."""
    rows, today = waiting(actor_of(request)), timezone.localdate()
    if not rows:
        return None
    late = sum(one.deliver_by is not None and one.deliver_by < today for one in rows)
    items = [_item(one) for one in rows[:SHOWN]]
    return Card(
        _("Service orders"), "shopping-cart", items=items, total=len(rows), late=late,
        url=reverse("orders:list"),
    )  # fmt: skip


def disputed(request: HttpRequest) -> Card | None:
    """Disputes in the officer's regions. One query."""
    rows = list(disputes(actor_of(request))[:MOST])
    if not rows:
        return None
    items = [_item(one) for one in rows[:SHOWN]]
    return Card(
        _("Disputes to mediate"), "scale", items=items, total=len(rows),
        url=reverse("orders:list") + "?side=mediate",
    )  # fmt: skip


card("orders.mine", mine, roles=(), order=12)
card("orders.disputes", disputed, roles=("officer", "centre.head"), order=15)
