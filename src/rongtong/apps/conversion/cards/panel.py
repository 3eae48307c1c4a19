"""On an introduction's page: how far the deal has come, as it counts."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.conversion.models.choices import StepName
from rongtong.apps.conversion.queries.replay import INTRODUCTION
from rongtong.apps.conversion.queries.roots import deal_about
from rongtong.apps.conversion.rules.deals import VIEW
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.panels import Panel, panel
from rongtong.kit.permissions import can
from rongtong.lib.actor import Actor


def counted(introduction: Introduction, actor: Actor, at: datetime) -> Panel | None:
    """Show the steps that count so far. One query besides the right to see it."""
    deal = deal_about(INTRODUCTION, introduction.pk)
    if deal is None or not can(actor, VIEW, deal):
        return None
    reached = [str(one.label) for one in StepName if deal.at_step(str(one))]
    link = reverse("conversion:deal", args=[deal.pk])
    return Panel(_("What counts"), [" → ".join(reached)], link, _("Step by step"), icon="stairs-up")


panel("conversion.counted", 90, counted)
