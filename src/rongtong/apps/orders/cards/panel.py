"""Orders on the page of the introduction they came from."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.rules.prices import can_be_asked
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.apps.orders.queries.orders import of_introduction
from rongtong.apps.orders.workflow.orders import WORKFLOW
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.lib.actor import Actor


def orders(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Give the orders, or the way to the first one for who buys."""
    rows = of_introduction(introduction, actor)
    if rows:
        lines = [f"{one.code} · {WORKFLOW.by_state[one.state].label}" for one in rows]
        link = reverse("orders:one", args=[rows[0].pk])
        return Panel(_("Service orders"), lines, link, _("Open the order"), icon="shopping-cart")
    offer = introduction.offer
    if not can_be_asked(offer) or not acts_for(actor, introduction.buyer):
        return None
    link = reverse("orders:new", args=[offer.pk]) + f"?from={introduction.pk}"
    return Panel(
        _("Service orders"), [_("Order the service here.")], link, _("Order it"), icon="shopping-cart"
    )


panel("orders.orders", 40, orders)
