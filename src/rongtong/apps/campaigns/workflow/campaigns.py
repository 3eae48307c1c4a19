"""A campaign's life: planned, running until its clock runs out, closed; or called off."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.models.campaigns import Length
from rongtong.apps.campaigns.rules.campaigns import PLAN, RUN_OUT
from rongtong.apps.campaigns.workflow.sharing import let_go, share
from rongtong.kit import clocks
from rongtong.kit.jobs import enqueue
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import SYSTEM, Actor

CLOCKS = {length.value: f"campaigns.period_{length.value}" for length in Length}
INVITE = "campaigns.invite"
"""The job that asks everybody who has not been asked yet."""
EXTEND_REASONS = (
    ("few", _("Too few have answered")),
    ("holiday", _("Holidays or harvest fell into the time")),
    ("late", _("Some targets came in late")),
    ("other", _("Another reason, see the note")),
)
CALL_OFF_REASONS = (
    ("mistake", _("It was started by mistake")),
    ("replaced", _("Another campaign asks the same")),
    ("order", _("It was stopped from above")),
    ("other", _("Another reason, see the note")),
)


def _somebody(campaign: Campaign, actor: Actor, at: datetime) -> Any:
    if campaign.targets.exclude(state="withdrawn").exists():
        return None
    return _("Nobody is to be asked yet: choose the targets first.")


def _something(campaign: Campaign, actor: Actor, at: datetime) -> Any:
    return None if campaign.kinds else _("Say first what is asked for.")


def _started(campaign: Campaign, change: Change) -> None:
    clock = clocks.start(CLOCKS[campaign.length], campaign, at=change.at)
    campaign.keep(started_at=change.at, ends_at=clock.due_at)
    share(campaign)
    enqueue(INVITE, actor=SYSTEM, at=change.at, about=campaign, campaign=campaign.pk)


def _extended(campaign: Campaign, change: Change) -> None:
    """Let it run ten working days longer than it would have."""
    _stop_clocks(campaign, change.at)
    begins = max(campaign.ends_at or change.at, change.at)
    campaign.keep(ends_at=clocks.start(CLOCKS[Length.SHORT], campaign, at=begins).due_at)


def _ended(campaign: Campaign, change: Change) -> None:
    _stop_clocks(campaign, change.at)
    campaign.keep(ended_at=change.at)
    for other in let_go(campaign):
        enqueue(INVITE, actor=SYSTEM, at=change.at, campaign=other)


def _stop_clocks(campaign: Campaign, at: datetime) -> None:
    for kind in CLOCKS.values():
        clocks.stop(kind, campaign, at=at)


WORKFLOW = Workflow(
    "campaigns.campaign",
    _("Campaigns"),
    model="campaigns.Campaign",
    states=(
        State("draft", _("Being planned"), "start"),
        State("running", _("Running"), "open"),
        State("closed", _("Closed"), "good"),
        State("called_off", _("Called off"), "bad", step=False),
        State("dropped", _("Dropped"), "end", step=False),
    ),
    transitions=(
        Transition(
            "start", _("Start asking"), ("draft",), "running", PLAN,
            guards=(Guard("somebody", _somebody), Guard("something", _something)), effects=(_started,),
            primary=True, confirm=_("Everybody on the list is asked now, in their own way."),
        ),
        Transition(
            "extend", _("Ten working days more"), ("running",), "running", PLAN,
            effects=(_extended,), reasons=EXTEND_REASONS,
        ),
        Transition(
            "close", _("Close now"), ("running",), "closed", PLAN, effects=(_ended,), primary=True,
            confirm=_("No link works any more and nobody is reminded. What came in stays."),
        ),
        Transition("run_out", _("Close at its end"), ("running",), "closed", RUN_OUT, effects=(_ended,)),
        Transition(
            "call_off", _("Call off"), ("running",), "called_off", PLAN,
            effects=(_ended,), reasons=CALL_OFF_REASONS,
            confirm=_("No link works any more and nobody is reminded. What came in stays."),
        ),
        Transition("drop", _("Drop"), ("draft",), "dropped", PLAN),
    ),
)  # fmt: skip
