"""Introductions of the demo in every state, between needs and offers that the demo has in public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.introductions.actions import asking, ending, proposing, replying, silence, talking
from rongtong.apps.introductions.actions import meeting as meetings
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.asking import prefilled
from rongtong.apps.introductions.queries.people import people_of_side
from rongtong.kit.audit import action
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo.tale import Tale, acting

WAYS = (
    "requested", "requested", "silent", "declined", "accepted", "proposed", "scheduled", "minuted", "met",
    "onward", "ended", "withdrawn",
)  # fmt: skip
REMARKS = (
    "样件和设备参数都可以提供，想先通个电话。", "我们春节前要改线，时间比较紧。",
    "贵方的中试数据很接近我们的工况，想去现场看看。", "如果能先小批试用，付款好商量。",
)  # fmt: skip
TALK = (
    ("buyer", "您好，报废率和工艺参数已整理好，涉及客户的数字先不发，您最想看哪几项？"),
    ("seller", "先看温度曲线和失效件照片就够了，材料牌号也请告知。"),
    ("buyer", "好的，照片今天下午发。方便约个视频吗？"),
)  # fmt: skip


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make one introduction of each of ``WAYS`` where none is there yet; give how many were made."""
    if Introduction.objects.exists():
        return 0
    tale, pairs, made = Tale(at), _pairs(), 0
    for number, way in enumerate(WAYS):
        made += any(_tried(need, offer, way, number, tale) for need, offer in pairs)
    return made


def _pairs() -> Iterator[tuple[Listing, Listing]]:
    """Give published needs and offers of one technology field and of different firms, each once."""
    rows = Listing.objects.filter(state="published", organisation__isnull=False, person=None)
    offers = list(rows.filter(side="offer").select_related("organisation", "person").order_by("pk"))
    for need in rows.filter(side="need").select_related("organisation", "person").order_by("pk"):
        fits = (one for one in offers if one.field == need.field and one.owner != need.owner)
        offer = next(fits, None)
        if offer is not None:
            offers.remove(offer)
            yield need, offer


def _tried(need: Listing, offer: Listing, way: str, number: int, tale: Tale) -> bool:
    """Lead a pair to where ``way`` ends; False where the two must not meet or nobody acts for one."""
    at = tale.day(-14 if way == "silent" else -5 + number % 4, 10, 7 * number % 60)
    own, other = (need, offer) if number % 3 else (offer, need)
    answers = replace(prefilled(own, other, timezone.localdate(at)), remark=REMARKS[number % len(REMARKS)])
    try:
        made = asking.ask(own=own, other=other, answers=answers, actor=_writer(own, tale), at=at)
    except (Hindered, Refused, IndexError):
        return False
    _led(made, way, at, tale)
    return True


def _writer(listing: Listing, tale: Tale) -> Actor:
    house = listing.organisation
    assert house is not None  # noqa: S101 - chosen so in _pairs
    member = house.admins(tale.now).order_by("pk")[:1][0]
    return acting(member.user, tale.now)


def _led(made: Introduction, way: str, at: datetime, tale: Tale) -> None:
    later = min(at + timedelta(hours=5), tale.now)
    by = {role: _person(made, role, tale) for role in ("buyer", "seller")}
    asked, asker = by[made.asked_of], by[made.asked_by]
    given: dict[str, Any] = {"introduction": made, "at": later}
    if way == "silent":
        silence.fall_silent(introduction=made, actor=SYSTEM, at=tale.day(-7))
    elif way == "declined":
        replying.decline(reason="money", actor=asked, **given)
    elif way == "withdrawn":
        replying.withdraw(reason="solved", actor=asker, **given)
    elif way != "requested":
        made = replying.accept(actor=asked, **given)
        for minute, (role, body) in enumerate(TALK):
            when = min(later + timedelta(minutes=9 * minute + 1), tale.now)
            talking.say(introduction=made, body=body, actor=by[role], at=when, language="zh-hans")
        _met(made, way, by, later, tale)


def _person(made: Introduction, role: str, tale: Tale) -> Actor:
    return acting(people_of_side(made, role, tale.now)[0], tale.now)


def _met(made: Introduction, way: str, by: dict[str, Actor], at: datetime, tale: Tale) -> None:
    """Propose, pick, minute and confirm as far as ``way`` goes; held meetings lie before today."""
    if way == "accepted":
        return
    held = way in ("minuted", "met", "onward", "ended")
    begins = at + timedelta(hours=2) if held else tale.now + timedelta(days=2)
    plan = proposing.Plan([begins, begins + timedelta(days=1)], link="https://meeting.example.cn/j/882213")
    one = proposing.propose(introduction=made, plan=plan, actor=by["buyer"], at=at)
    if way == "proposed":
        return
    first = one.slots.order_by("starts_at")[:1][0]
    one = meetings.pick(meeting=one, slot=first.pk, actor=by["seller"], at=at)
    if not held:
        return
    after = begins + timedelta(minutes=40)
    for actor in by.values():
        meetings.came(meeting=one, actor=actor, at=begins)
    minutes = meetings.Minutes("寄三件失效件，出具失效分析报告", "buyer", timezone.localdate(tale.day(12)))
    one = meetings.minute(meeting=one, minutes=minutes, actor=by["seller"], at=after)
    if way == "minuted":
        return
    meetings.confirm(meeting=one, actor=by["buyer"], at=after)
    if way == "onward":
        ending.go_on(introduction=made, actor=by["buyer"], at=after)
    if way == "ended":
        ending.end(introduction=made, reason="no_fit", actor=by["seller"], at=after)
