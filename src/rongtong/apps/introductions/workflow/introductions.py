"""An introduction's life: asked, accepted, a time agreed, met, and on to a deal; or no, silence, an end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.facts import (
    IntroductionAccepted,
    IntroductionDeclined,
    IntroductionEnded,
    IntroductionSilent,
)
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.rules.introductions import FALL_SILENT, REPLY, TALK, WITHDRAW
from rongtong.apps.matching.models.feedback import Why
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REPLY_CLOCK = "introductions.reply"
WITHDRAW_REASONS = (
    ("solved", _("It is settled already")),
    ("mistake", _("It was asked by mistake")),
    ("changed", _("The matter has changed")),
    ("waited", _("We have waited long enough")),
    ("other", _("Another reason")),
)
END_REASONS = (
    ("no_fit", _("After the talk: technically it does not fit")),
    ("money", _("Money is too far apart")),
    ("time", _("It cannot be done in time")),
    ("elsewhere", _("Settled with somebody else")),
    ("no_contact", _("The other side answers no more")),
    ("done", _("All is said; nothing more to do")),
    ("other", _("Another reason")),
)


def _another_person(introduction: Introduction, actor: Actor, at: datetime) -> Any:
    if actor.id is None or actor.id != introduction.asker_id:
        return None
    return _("You asked yourself: somebody of the other side answers.")


def _agreed(introduction: Introduction, actor: Actor, at: datetime) -> Any:
    if introduction.meetings.filter(state__in=("agreed", "minuted")).exists():
        return None
    return _("No time is agreed yet.")


def _none_agreed(introduction: Introduction, actor: Actor, at: datetime) -> Any:
    if not introduction.meetings.filter(state__in=("agreed", "minuted")).exists():
        return None
    return _("A time is agreed: cancel the meeting first.")


def _confirmed(introduction: Introduction, actor: Actor, at: datetime) -> Any:
    if introduction.meetings.filter(state="confirmed").exists():
        return None
    return _("A meeting counts when one side has minuted it and the other has confirmed the minutes.")


def _replied(introduction: Introduction, change: Change) -> None:
    introduction.keep(replied_at=change.at, replied_by_id=change.actor.id)
    clocks.stop(REPLY_CLOCK, introduction, at=change.at)


def _accepted(introduction: Introduction, change: Change) -> None:
    publish(IntroductionAccepted(introduction.pk), at=change.at)


def _declined(introduction: Introduction, change: Change) -> None:
    introduction.keep(ended_at=change.at, why=change.reason)
    publish(IntroductionDeclined(introduction.pk, change.reason), at=change.at)


def _silent(introduction: Introduction, change: Change) -> None:
    introduction.keep(silent_at=change.at)
    publish(IntroductionSilent(introduction.pk), at=change.at)


def _ended(introduction: Introduction, change: Change) -> None:
    clocks.stop(REPLY_CLOCK, introduction, at=change.at)
    introduction.keep(ended_at=change.at, why=change.reason)
    publish(IntroductionEnded(introduction.pk, change.reason), at=change.at)


WORKFLOW = Workflow(
    "introductions.introduction",
    _("Introductions"),
    model="introductions.Introduction",
    states=(
        State("requested", _("Asked, no answer yet"), "waiting"),
        State("silent", _("No answer"), "bad", step=False),
        State("accepted", _("Accepted, talking"), "open"),
        State("scheduled", _("Meeting agreed"), "open"),
        State("met", _("Met"), "good"),
        State("onward", _("On to a deal"), "good"),
        State("declined", _("Said no"), "end", step=False),
        State("ended", _("Over"), "end", step=False),
    ),
    transitions=(
        Transition(
            "accept", _("Accept, let us talk"), ("requested", "silent"), "accepted", REPLY,
            guards=(Guard("another person", _another_person),), effects=(_replied, _accepted), primary=True,
        ),
        Transition(
            "decline", _("Decline"), ("requested", "silent"), "declined", REPLY,
            guards=(Guard("another person", _another_person),), effects=(_replied, _declined),
            reasons=tuple(Why.choices),
        ),
        Transition(
            "fall_silent", _("No answer in time"), ("requested",), "silent", FALL_SILENT, effects=(_silent,)
        ),
        Transition(
            "withdraw", _("Withdraw the request"), ("requested", "silent"), "ended", WITHDRAW,
            effects=(_ended,), reasons=WITHDRAW_REASONS,
        ),
        Transition(
            "schedule", _("Note the agreed time"), ("accepted",), "scheduled", TALK,
            guards=(Guard("agreed", _agreed),), primary=True,
        ),
        Transition(
            "unschedule", _("Look for another time"), ("scheduled",), "accepted", TALK,
            guards=(Guard("none agreed", _none_agreed),),
        ),
        Transition(
            "meet", _("Count as met"), ("accepted", "scheduled"), "met", TALK,
            guards=(Guard("confirmed", _confirmed),), primary=True,
        ),
        Transition("go_on", _("Go on to a deal"), ("met",), "onward", TALK, primary=True),
        Transition(
            "end", _("End"), ("accepted", "scheduled", "met", "onward"), "ended", TALK, effects=(_ended,),
            reasons=END_REASONS, confirm=_("The talk is closed for both sides; what was said stays."),
        ),
    ),
)  # fmt: skip
