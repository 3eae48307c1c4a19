"""The workbench: introductions that wait for the reader, and those nobody answered."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries import lists
from rongtong.apps.introductions.rules.introductions import CENTRE
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.introductions.workflow.introductions import WORKFLOW
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """What is asked of the reader: an answer, a time, minutes. Nothing where nothing waits."""
    actor, at = actor_of(request), timezone.now()
    if not actor.id:
        return None
    rows = lists.tab(actor, "me", at).order_by("due_at", "pk")
    found = list(rows[: SHOWN + 1])
    if not found:
        return None
    total = len(found) if len(found) <= SHOWN else rows.count()
    late = sum(one.state == "silent" for one in found)
    return Card(
        _("Co-operation: waits for you"), "messages", items=[_item(one, actor) for one in found[:SHOWN]],
        total=total, late=late, url=reverse("introductions:list") + "?tab=me",
    )  # fmt: skip


def _item(one: Introduction, actor: Actor) -> Item:
    side = side_of(actor, one)
    return Item(
        one.listing(side or one.asked_of).title, reverse("introductions:one", args=[one.pk]),
        due=one.due_at if one.state == "requested" else None, badge=WORKFLOW.by_state[one.state].label,
    )  # fmt: skip


def silent(request: HttpRequest) -> Card | None:
    """Introductions of the reader's regions that nobody answered and nobody has taken up."""
    rows = lists.unanswered(actor_of(request)).filter(taken_by=None)
    found = list(rows[: SHOWN + 1])
    if not found:
        return None
    there = reverse("introductions:silent")
    items = [Item(str(one.need), there, note=str(one.offer), due=one.due_at) for one in found[:SHOWN]]
    return Card(
        _("Requests without an answer"), "message-off", items=items, late=len(found), url=there,
        total=len(found) if len(found) <= SHOWN else rows.count(),
    )  # fmt: skip


card("introductions.waiting", waiting, order=8)
card("introductions.silent", silent, roles=CENTRE, order=9)
