"""Doubts that wait for an auditor, on the workbench."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.conversion.queries.flags import to_judge
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN, MOST = 5, 100


def doubts(request: HttpRequest) -> Card | None:
    """Give the oldest open ones. One query."""
    rows = list(to_judge(actor_of(request))[:MOST])
    if not rows:
        return None
    items = [
        Item(f"{one.deal} {one.deal.title}", reverse("conversion:flag", args=[one.pk]),
             note=one.get_check_name_display())
        for one in rows[:SHOWN]
    ]  # fmt: skip
    return Card(
        _("Doubts about deals"), "zoom-question", items=items, total=len(rows),
        url=reverse("conversion:flags"),
    )  # fmt: skip


card("conversion.doubts", doubts, roles=("auditor",), order=13)
