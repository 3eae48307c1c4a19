"""On an introduction's page: how far the registration of its contract is."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.apps.registration.queries.next import next_of
from rongtong.apps.registration.queries.registrations import seen
from rongtong.apps.registration.workflow.registrations import WORKFLOW
from rongtong.lib.actor import Actor


def registration(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Show the latest registration of its contracts and what is next in it; nothing before there is one."""
    one = seen(actor).filter(contract__introduction=introduction).order_by("-begun_at", "-pk").first()
    if one is None:
        return None
    step = next_of(one, actor)
    lines = [step.sentence]
    if one.number:
        lines.append(_("Registered under %(number)s") % {"number": one.number})
    return Panel(
        _("Registration of the contract"), lines=lines, icon="certificate", primary=step.mine,
        link=reverse("registration:registration", args=[one.pk]), action=_("To the registration"),
        badge=WORKFLOW.by_state[one.state].label,
    )  # fmt: skip


panel("registration.registration", 50, registration)
