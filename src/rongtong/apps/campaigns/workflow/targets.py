"""A target's life: waiting, opened, then answered, has none, not reached or declined."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.models.targets import DONE, OPEN
from rongtong.apps.campaigns.rules.campaigns import ANSWER, WORK
from rongtong.apps.campaigns.workflow.sharing import family
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow, perform
from rongtong.lib.actor import SYSTEM, Actor

GIVE_UP_REASONS = (
    ("nobody", _("Nobody answers")),
    ("wrong", _("Wrong number, no other is known")),
    ("moved", _("It has moved away")),
)
WITHDRAW_REASONS = (
    ("gone", _("It exists no more")),
    ("outside", _("It is not one of those to be asked")),
    ("same", _("It is the same as another on the list")),
    ("other", _("Another reason, see the note")),
)


def _running(target: Target, actor: Actor, at: datetime) -> Any:
    campaign = target.campaign
    if campaign.state == "running" and (campaign.ends_at is None or at < campaign.ends_at):
        return None
    return _("The campaign does not run now.")


def opened(target: Target, change: Change) -> None:
    """Note when the link was opened first."""
    target.keep(opened_at=target.opened_at or change.at)


def done(target: Target, change: Change) -> None:
    """Note that nobody need ask any more, here and where it counts as well."""
    target.keep(done_at=change.at, call_on=None)
    if "from" in change.data:
        return
    for other in Target.objects.filter(pk__in=family(target), state__in=OPEN).exclude(pk=target.pk):
        if other.campaign.state == "running":
            by = replace(SYSTEM, name=change.actor.name, via=change.actor.via)
            perform(
                other, change.transition.name, actor=by, at=change.at, reason=change.reason,
                data={"from": target.pk},
            )  # fmt: skip


def begun_again(target: Target, change: Change) -> None:
    """Ask again: nothing counts as said."""
    target.keep(done_at=None, call_on=None, again_on=None)


def put_away(target: Target, change: Change) -> None:
    """Nobody telephones any more."""
    target.keep(call_on=None)


_RUNS = (Guard("running", _running),)
WORKFLOW = Workflow(
    "campaigns.target",
    _("Targets"),
    model="campaigns.Target",
    states=(
        State("waiting", _("Waiting"), "start"),
        State("opened", _("Opened the link"), "open"),
        State("answered", _("Has answered"), "good"),
        State("none", _("Has none now"), "end", step=False),
        State("unreachable", _("Could not be reached"), "bad", step=False),
        State("declined", _("Declined"), "bad", step=False),
        State("withdrawn", _("Taken off the list"), "end", step=False),
    ),
    transitions=(
        Transition(
            "open", _("Open the link"), ("waiting",), "opened", ANSWER, guards=_RUNS, effects=(opened,),
            primary=True,
        ),
        Transition(
            "answer", _("Answer"), (*OPEN, "answered", "none", "unreachable", "declined"), "answered", ANSWER,
            guards=_RUNS, effects=(done,), primary=True,
        ),
        Transition(
            "has_none", _("We have none now"), (*OPEN, "unreachable"), "none", ANSWER,
            guards=_RUNS, effects=(done,),
        ),
        Transition(
            "decline", _("Decline to answer"), (*OPEN, "none", "unreachable"), "declined", ANSWER,
            guards=_RUNS, effects=(done,),
        ),
        Transition(
            "give_up", _("Could not be reached"), OPEN, "unreachable", WORK,
            guards=_RUNS, effects=(put_away,), reasons=GIVE_UP_REASONS,
        ),
        Transition(
            "try_again", _("Ask again"), ("unreachable", "declined", "none"), "waiting", WORK,
            guards=_RUNS, effects=(begun_again,),
        ),
        Transition(
            "withdraw", _("Take off the list"), (*OPEN, *DONE), "withdrawn", WORK,
            effects=(put_away,), reasons=WITHDRAW_REASONS,
        ),
        Transition("put_back", _("Put back on the list"), ("withdrawn",), "waiting", WORK),
    ),
)  # fmt: skip
