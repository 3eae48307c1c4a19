"""The workbench of those who look after the site and of those who look over its trail."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions import can
from rongtong.site.operations.rules import OPERATE
from rongtong.site.rules import READ_TRAIL


def running(request: HttpRequest) -> Card | None:
    """The operator's pages, inside a staff session."""
    if not can(request.actor, OPERATE):
        return None
    items = [
        Item(_("How the site runs"), reverse("operations:index"), note=_("checks, backups, disk")),
        Item(_("Background jobs"), reverse("jobs:list"), note=_("what waits, what failed")),
        Item(_("Accounts"), reverse("site:account_find"), note=_("unlock, close, reopen")),
    ]
    return Card(_("How the site runs"), "heartbeat", "mine", items)


def trail(request: HttpRequest) -> Card | None:
    """The audit trail, for those who may read it."""
    if not can(request.actor, READ_TRAIL):
        return None
    items = [
        Item(_("Audit trail"), reverse("site:trail"), note=_("search, check, export")),
        Item(_("Digests of the days"), reverse("site:trail_days"), note=_("open to everybody")),
    ]
    return Card(_("Audit trail"), "history", "mine", items)


def enter() -> None:
    """Enter the cards."""
    card("site.running", running, roles=("operator",), order=26)
    card("site.trail", trail, roles=("operator", "auditor", "security"), order=27)
