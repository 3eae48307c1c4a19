"""The officer's workbench: whom to telephone today."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.queries.calls import to_call
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN, MOST = 5, 100


def calls(request: HttpRequest) -> Card | None:
    """Targets to be telephoned today. One query; nothing for who has none in hand."""
    today = timezone.localdate()
    rows = list(to_call(actor_of(request), today)[:MOST])
    if not rows:
        return None
    items = [
        Item(one.name, reverse("campaigns:target", args=[one.pk]), note=one.campaign.name)
        for one in rows[:SHOWN]
    ]
    late = sum(one.call_on is not None and one.call_on < today for one in rows)
    return Card(
        _("To telephone today"),
        "phone",
        items=items,
        total=len(rows),
        late=late,
        url=reverse("campaigns:calls"),
    )


card("campaigns.calls", calls, roles=("officer", "clerk", "centre.head"), order=14)
