"""Contracts on the workbench: where the own side is next."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.lists import counts, of_tab, waiting_for
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """Contracts that wait for the reader's side, else those under way; nothing when there is none."""
    actor, url = actor_of(request), reverse("contracts:list")
    rows = waiting_for(actor, timezone.now())
    if rows:
        items = [_item(one, told) for one, told in rows[:SHOWN]]
        return Card(_("Contracts: your turn"), "file-text", items=items, total=len(rows), url=url)
    total = counts(actor)["all"]
    if not total:
        return None
    latest = [_item(one, "") for one in of_tab(actor, "all")[:SHOWN]]
    return Card(_("Your contracts"), "file-text", kind="mine", items=latest, total=total, url=url)


def _item(one: Contract, told: str) -> Item:
    return Item(one.title, reverse("contracts:contract", args=[one.pk]), note=told)


card("contracts.waiting", waiting, roles=("org.admin", "org.editor", "org.agent"), order=16)
