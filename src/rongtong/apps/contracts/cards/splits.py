"""Portions of income that wait for one's own answer, on the workbench."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.contracts.queries.income import own_portions
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """Splits in which one is named and has not answered. One query."""
    rows = own_portions(actor_of(request))
    if not rows:
        return None
    items = [
        Item(
            one.split.contract.title,
            reverse("contracts:split", args=[one.split_id]),
            note=f"{one.bp / 100:g}%",
        )
        for one in rows[:SHOWN]
    ]
    return Card(_("Your part of an income"), "coin", items=items, total=len(rows))


card("contracts.portions", waiting, roles=(), order=18)
