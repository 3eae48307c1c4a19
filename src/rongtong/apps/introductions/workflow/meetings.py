"""A meeting's life: proposed, agreed, minuted by one side, confirmed by the other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.facts import MeetingConfirmed, MeetingMinuted
from rongtong.apps.introductions.models import Meeting
from rongtong.apps.introductions.models.introductions import OTHER, TALKING, Role
from rongtong.apps.introductions.rules.introductions import MEET
from rongtong.apps.introductions.rules.sides import stands_for
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

CANCEL_REASONS = (
    ("ill", _("Somebody cannot come")),
    ("other_time", _("Another time is better")),
    ("settled", _("It is settled without a meeting")),
    ("other", _("Another reason")),
)
ABSENT_REASONS = (
    ("they", _("The other side did not come")),
    ("we", _("We could not come")),
    ("technical", _("The connection failed")),
    ("other", _("Another reason")),
)
OBJECT_REASONS = (
    ("step", _("Something else was agreed")),
    ("date", _("Another date was agreed")),
    ("not_met", _("We did not meet")),
    ("other", _("Another reason")),
)


def _other_side(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    if OTHER[Role(meeting.proposed_by)] in stands_for(actor, meeting.introduction):
        return None
    return _("You proposed these times: the other side picks one.")


def _talking(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    return None if meeting.introduction.state in TALKING else _("The introduction has ended.")


def _timed(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    if meeting.starts_at is None:
        return _("Choose one of the proposed times.")
    return None if meeting.starts_at > at else _("This time has gone by: propose another.")


def _begun(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    if meeting.starts_at is not None and at >= meeting.starts_at:
        return None
    return _("It has not begun yet.")


def _written(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    if meeting.step and meeting.owner and meeting.step_on and meeting.minuted_by:
        return None
    return _("Write down the next step, who does it and by when.")


def _confirms_other(meeting: Meeting, actor: Actor, at: datetime) -> Any:
    if actor.id is not None and actor.id == meeting.minuter_id:
        return _("You wrote the minutes yourself: somebody of the other side confirms them.")
    if meeting.minuted_by and OTHER[Role(meeting.minuted_by)] in stands_for(actor, meeting.introduction):
        return None
    return _("Your side wrote the minutes: the other side confirms them.")


def _minuted(meeting: Meeting, change: Change) -> None:
    meeting.keep(minuted_at=change.at, minuter_id=change.actor.id)
    publish(MeetingMinuted(meeting.introduction_id, meeting.pk), at=change.at)


def _confirmed(meeting: Meeting, change: Change) -> None:
    meeting.keep(confirmed_at=change.at, confirmer_id=change.actor.id)
    publish(MeetingConfirmed(meeting.introduction_id, meeting.pk), at=change.at)


def _called_off(meeting: Meeting, change: Change) -> None:
    meeting.keep(sequence=meeting.sequence + 1, changed_at=change.at)


def _agreed(meeting: Meeting, change: Change) -> None:
    meeting.keep(changed_at=change.at)


_TALKING = Guard("talking", _talking)
WORKFLOW = Workflow(
    "introductions.meeting",
    _("Meetings"),
    model="introductions.Meeting",
    states=(
        State("proposed", _("Times proposed"), "waiting"),
        State("agreed", _("Time agreed"), "open"),
        State("minuted", _("Minutes to be confirmed"), "waiting"),
        State("confirmed", _("Held, minutes confirmed"), "good"),
        State("absent", _("Not held"), "bad", step=False),
        State("cancelled", _("Cancelled"), "end", step=False),
    ),
    transitions=(
        Transition(
            "counter", _("Propose other times"), ("proposed",), "proposed", MEET,
            guards=(_TALKING, Guard("other side", _other_side)),
        ),
        Transition(
            "pick", _("Take this time"), ("proposed",), "agreed", MEET,
            guards=(_TALKING, Guard("other side", _other_side), Guard("timed", _timed)), effects=(_agreed,),
            primary=True,
        ),
        Transition(
            "minute", _("Write the minutes"), ("agreed",), "minuted", MEET,
            guards=(_TALKING, Guard("begun", _begun), Guard("written", _written)), effects=(_minuted,),
            primary=True,
        ),
        Transition(
            "confirm", _("Confirm the minutes"), ("minuted",), "confirmed", MEET,
            guards=(_TALKING, Guard("other side", _confirms_other)), effects=(_confirmed,), primary=True,
        ),
        Transition(
            "object", _("It was different"), ("minuted",), "agreed", MEET,
            guards=(_TALKING, Guard("other side", _confirms_other)), reasons=OBJECT_REASONS,
        ),
        Transition(
            "absent", _("It was not held"), ("agreed",), "absent", MEET,
            guards=(_TALKING, Guard("begun", _begun)), effects=(_called_off,), reasons=ABSENT_REASONS,
        ),
        Transition(
            "cancel", _("Cancel"), ("proposed", "agreed"), "cancelled", MEET, effects=(_called_off,),
            reasons=CANCEL_REASONS,
        ),
    ),
)  # fmt: skip
