"""Contracts on the workbench: where the own side is next."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.queries.lists import waiting_for
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """Contracts that wait for the reader's side; nothing when there is none."""
    rows = waiting_for(actor_of(request), timezone.now())
    if not rows:
        return None
    items = [
        Item(one.title, reverse("contracts:contract", args=[one.pk]), note=told) for one, told in rows[:SHOWN]
    ]
    return Card(
        _("Contracts: your turn"), "file-text", items=items, total=len(rows), url=reverse("contracts:list")
    )


card("contracts.waiting", waiting, roles=("org.admin", "org.editor", "org.agent"), order=16)
