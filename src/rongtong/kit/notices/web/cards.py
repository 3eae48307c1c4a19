"""The workbench: what is new, as the bell counts it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.kit.notices import queries
from rongtong.kit.notices.web.rows import row
from rongtong.kit.pages import cells
from rongtong.kit.pages.workbench import Card, Item

SHOWN = 5


def fresh(request: HttpRequest) -> Card | None:
    """Unread notices, newest first; nothing when all are read."""
    found = [row(one) for one in queries.inbox(request.actor, unread=True)[:SHOWN]]
    if not found:
        return None
    total = len(found) if len(found) < SHOWN else queries.unread_count(request.actor)
    now = timezone.now()
    items = [
        Item(one.title, reverse("notices:open", args=[one.pk]), note=cells.ago(one.at, now)) for one in found
    ]
    url = reverse("notices:inbox") + "?show=unread"
    return Card(_("New for me"), "bell", "new", items, total, url=url)
