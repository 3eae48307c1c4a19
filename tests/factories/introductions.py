"""Introductions, led to a state by the actions that the pages call."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.introductions.actions import asking, replying, silence, talking
from rongtong.apps.introductions.actions import meeting as meeting_steps
from rongtong.apps.introductions.actions import proposing as meetings
from rongtong.apps.introductions.actions.proposing import Plan
from rongtong.apps.introductions.models import Introduction, Meeting, Message
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.queries.asking import Answers
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories import catalogue
from tests.factories.organisations import AT, acting, admin_of

ANSWERS = Answers("solve", None, 20_000_000, 50_000_000, "development", "想先看一段样机视频。")


def pair(
    at: datetime = AT, *, need: dict[str, Any] | None = None, offer: dict[str, Any] | None = None
) -> tuple[Listing, Listing]:
    """Give a published need and a published offer of two verified organisations."""
    first = catalogue.listing("need", state="published", at=at, **(need or {}))
    second = catalogue.listing("offer", state="published", at=at, **(offer or {}))
    return first, second


def acts(introduction: Introduction, role: str, at: datetime = AT) -> Actor:
    """Give the administrator of a side's organisation."""
    house = introduction.party(role).organisation
    assert house is not None
    return acting(admin_of(house, at), at)


def introduction(
    state: str = "requested", *, at: datetime = AT, by: str = "buyer",
    between: tuple[Listing, Listing] | None = None,
) -> Introduction:  # fmt: skip
    """Lead an introduction to requested, silent, declined, ended (withdrawn) or accepted."""
    need, offer = between or pair(at)
    own, other = (need, offer) if by == "buyer" else (offer, need)
    made = asking.ask(own=own, other=other, answers=ANSWERS, actor=catalogue.writer(own, at), at=at)
    asked, asker = acts(made, made.asked_of, at), acts(made, made.asked_by, at)
    given: dict[str, Any] = {"introduction": made, "at": at + timedelta(hours=2)}
    if state == "silent":
        return silence.fall_silent(introduction=made, actor=SYSTEM, at=at + timedelta(days=8))
    if state == "declined":
        return replying.decline(reason="money", actor=asked, **given)
    if state == "ended":
        return replying.withdraw(reason="solved", actor=asker, **given)
    return made if state == "requested" else replying.accept(actor=asked, **given)


def plan(at: datetime, *days: int, **changes: Any) -> Plan:
    """Give a plan with one time on each of so many days after ``at``."""
    times = [at + timedelta(days=day) for day in days or (3, 4)]
    return Plan(**{"times": times, "link": "https://meeting.example.cn/j/123", **changes})


def meeting(introduced: Introduction | None = None, *, at: datetime = AT, by: str = "buyer") -> Meeting:
    """Propose two times, of an accepted introduction unless one is given."""
    made = introduced or introduction("accepted", at=at)
    return meetings.propose(
        introduction=made, plan=plan(at), actor=acts(made, by, at), at=at + timedelta(hours=3)
    )


def message(
    introduced: Introduction | None = None,
    body: str = "请问样机能看吗？",
    *,
    at: datetime = AT,
    by: str = "buyer",
) -> Message:
    """Write a message, into an accepted introduction unless one is given."""
    made = introduced or introduction("accepted", at=at)
    return talking.say(introduction=made, body=body, actor=acts(made, by, at), at=at + timedelta(hours=3))


def agreed(proposed: Meeting | None = None, *, at: datetime = AT) -> Meeting:
    """Let the other side take the first of the proposed times."""
    one = proposed or meeting(at=at)
    slot, role = one.slots.first(), OTHER[Role(one.proposed_by)]
    assert slot is not None
    given = {"meeting": one, "slot": slot.pk, "at": at + timedelta(hours=4)}
    return meeting_steps.pick(actor=acts(one.introduction, role, at), **given)
