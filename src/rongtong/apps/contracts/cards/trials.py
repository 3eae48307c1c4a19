"""Trials on the workbench, and on the page of the introduction they come from."""

from __future__ import annotations

from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Trial
from rongtong.apps.contracts.queries.introduced import open_to_contract
from rongtong.apps.contracts.queries.trials import of_introduction, waiting_for
from rongtong.apps.contracts.workflow.trials import OPEN, TRIALS
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """Trials that wait for the reader's side. Three queries."""
    rows = waiting_for(actor_of(request))
    if not rows:
        return None
    items = [_item(one) for one in rows[:SHOWN]]
    url = reverse("contracts:trials")
    return Card(_("Trials: your turn"), "clock", items=items, total=len(rows), url=url)


def _item(one: Trial) -> Item:
    ends = timezone.make_aware(datetime.combine(one.ends_on, time.max)) if one.ends_on else None
    label = TRIALS.by_state[one.state].label
    return Item(one.title, reverse("contracts:trial", args=[one.pk]), due=ends, badge=label, note=one.code)


def trial(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Show the latest trial; else, to the sides, the way to one."""
    found = of_introduction(introduction, actor)
    if found is not None and found.state in (*OPEN, "converted"):
        shown = TRIALS.by_state[found.state]
        return Panel(
            _("Use first, transfer later"), lines=(found.title,),
            link=reverse("contracts:trial", args=[found.pk]), action=_("To the trial"), icon="clock",
            badge=shown.label,
        )  # fmt: skip
    side = side_of(actor, introduction)
    if not side or not open_to_contract(introduction):
        return None
    link = reverse("contracts:trial_new", args=[introduction.offer_id]) + f"?from={introduction.pk}"
    return Panel(
        _("Use first, transfer later"),
        lines=(_("Try it for some months, free or for a fee; then a contract, or back."),), link=link,
        action=_("Offer a trial") if side == "seller" else _("Ask for a trial"), icon="clock",
    )  # fmt: skip


card("contracts.trials", waiting, roles=(), order=17)
panel("contracts.trial", 45, trial)
