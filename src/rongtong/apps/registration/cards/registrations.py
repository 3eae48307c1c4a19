"""Registration on the workbench: the registrar's queue, and what the own side has to do."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.lists import desk_counts, desk_tab, waiting_for
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import workflow_of

SHOWN = 5


def at_the_desk(request: HttpRequest) -> Card | None:
    """Applications that wait to be taken up or decided, the longest waiting first."""
    actor, url = actor_of(request), reverse("registration:desk")
    found = desk_counts(actor)
    tab = "new" if found["new"] else "taken"
    rows = list(desk_tab(actor, tab).order_by("submitted_at")[:SHOWN]) if found[tab] else []
    items = [_item(one, "registration:decide") for one in rows]
    total = found["new"] + found["taken"]
    return Card(_("Contracts to be registered"), "certificate", items=items, total=total, url=url)


def own(request: HttpRequest) -> Card | None:
    """Registrations in which the own side is next; nothing when there is none."""
    rows = waiting_for(actor_of(request))
    if not rows:
        return None
    items = [_item(one, "registration:registration") for one in rows[:SHOWN]]
    url = reverse("registration:list")
    return Card(_("Registrations: your turn"), "certificate", items=items, total=len(rows), url=url)


def _item(one: Registration, name: str) -> Item:
    shown = workflow_of(one).by_state[one.state]
    return Item(one.title, reverse(name, args=[one.pk]), note=str(shown.label))


card("registration.desk", at_the_desk, roles=("registrar",), order=12)
card("registration.own", own, roles=("org.admin", "org.editor", "org.agent"), order=17)
