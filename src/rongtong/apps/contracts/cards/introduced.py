"""On an introduction's page: its contracts, or the way to one."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.contracts.queries.introduced import contracts_of, open_to_contract
from rongtong.apps.contracts.queries.next import next_of
from rongtong.apps.contracts.workflow.contracts import WORKFLOW
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import DOCKED
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.lib.actor import Actor


def contract(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Show the latest contract and what is next in it; else, to the sides, the way to one."""
    found = contracts_of(introduction, actor).first()
    if found is not None:
        step = next_of(found, actor, at)
        link = reverse("contracts:contract", args=[found.pk])
        shown = WORKFLOW.by_state[found.state]
        return Panel(
            _("Contract"), lines=(found.title, step.sentence), link=link, action=_("To the contract"),
            icon="certificate", badge=shown.label, primary=step.mine,
        )  # fmt: skip
    if not side_of(actor, introduction) or not open_to_contract(introduction):
        return None
    link = reverse("contracts:guide") + f"?introduction={introduction.pk}"
    lines = (_("Four questions tell which kind suits; the terms are agreed on here, version by version."),)
    docked = introduction.state in DOCKED
    return Panel(
        _("Contract"),
        lines=lines,
        link=link,
        action=_("Begin a contract"),
        icon="certificate",
        primary=docked,
    )


panel("contracts.contract", 40, contract)
