"""The reviewer's workbench: needs and offers that wait, what is due first."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.queries import desk
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5
MOST = 100
"""Waiting cases counted at most: nobody plans by a longer queue."""


def reviews(request: HttpRequest) -> Card:
    """Needs and offers that wait for a reviewer, what is due first. Two queries, however many wait."""
    now = timezone.now()
    due = desk.first_due(desk.waiting(actor_of(request)), MOST)
    rows = desk.with_owners(dict(list(due.items())[:SHOWN]))
    items = [
        Item(
            str(row), reverse("catalogue:review", args=[row.pk]), due[row.pk],
            note=row.owner, badge=row.get_side_display(),
        )
        for row in rows
    ]  # fmt: skip
    late = sum(end is not None and end < now for end in due.values())
    return Card(
        _("Needs and offers to review"), "checklist", items=items, total=len(due), late=late,
        url=reverse("catalogue:queue"), empty=_("Nothing waits for you."),
    )  # fmt: skip


card("catalogue.reviews", reviews, roles=("reviewer",), order=9)
