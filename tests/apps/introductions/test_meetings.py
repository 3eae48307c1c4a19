"""Meetings: proposals, the calendar entry, coming, minutes that count only when the other side confirms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from rongtong.apps.introductions.actions import meeting as meetings
from rongtong.apps.introductions.actions import proposing
from rongtong.apps.introductions.actions.meeting import Minutes
from rongtong.apps.introductions.models import Meeting
from rongtong.apps.introductions.queries.calendars import entry
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Delivery
from rongtong.kit.notices.writing import as_mail
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import organisations
from tests.factories.introductions import acts, agreed, introduction, meeting, plan
from tests.factories.organisations import AT, acting, admin_of

LATER = AT + timedelta(hours=4)
AFTER = AT + timedelta(days=3, hours=1)
MINUTES = Minutes("寄三件样品，出检测报告", "seller", (AT + timedelta(days=20)).date())


def fresh(one):
    one.refresh_from_db()
    return one


def minuted(by="buyer"):
    one = agreed()
    return meetings.minute(meeting=one, minutes=MINUTES, actor=acts(one.introduction, by), at=AFTER)


def test_the_other_side_picks_and_both_are_scheduled():
    one = meeting()
    made, slot = one.introduction, one.slots.last()
    with pytest.raises(Hindered):
        meetings.pick(meeting=one, slot=slot.pk, actor=acts(made, "buyer"), at=LATER)
    done = meetings.pick(meeting=one, slot=slot.pk, actor=acts(made, "seller"), at=LATER)
    assert (done.state, done.starts_at, fresh(made).state) == ("agreed", slot.starts_at, "scheduled")


def test_a_foreign_slot_is_refused():
    one, other = meeting(), meeting()
    with pytest.raises(ValidationError):
        meetings.pick(
            meeting=one, slot=other.slots.first().pk, actor=acts(one.introduction, "seller"), at=LATER
        )
    assert fresh(one).starts_at is None


def test_other_times_turn_the_proposal_round():
    one = meeting()
    made = one.introduction
    turned = meetings.counter(meeting=one, plan=plan(AT, 6), actor=acts(made, "seller"), at=LATER)
    assert (turned.proposed_by, turned.slots.count(), Meeting.objects.count()) == ("seller", 1, 1)
    slot = turned.slots.get().pk
    assert meetings.pick(meeting=turned, slot=slot, actor=acts(made, "buyer"), at=LATER).state == "agreed"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"times": ()}, "times"),
        ({"times": [AT + timedelta(days=n) for n in range(1, 5)]}, "times"),
        ({"times": [AT]}, "times"),
        ({"way": "place", "place": " "}, "place"),
        ({"minutes": 7}, "minutes"),
        *(({"link": link}, "link") for link in (
            "http://a.cn/1", "javascript:alert(1)", "https://", "https://a.cn/ x", 'https://a.cn/"onclick=1',
            "https://user@a.cn/", "//a.cn", "https://localhost/x",
        )),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_stands_beside_its_field(change, field):
    made = introduction("accepted")
    with pytest.raises(ValidationError) as fault:
        proposing.propose(
            introduction=made, plan=replace(plan(AT), **change), actor=acts(made, "buyer"), at=LATER
        )
    assert list(fault.value.error_dict) == [field]
    assert not Meeting.objects.exists()


def test_it_counts_only_when_the_other_side_confirms():
    one = minuted()
    made = one.introduction
    assert fresh(made).state == "scheduled"
    assert not Fact.objects.filter(name="introductions.meeting_confirmed").exists()
    colleague = acting(organisations.member(made.need.organisation, "org.editor").user)
    for own in (acts(made, "buyer"), colleague):
        with pytest.raises(Hindered):
            meetings.confirm(meeting=one, actor=own, at=AFTER)
    done = meetings.confirm(meeting=one, actor=acts(made, "seller"), at=AFTER)
    assert (fresh(made).state, fresh(done).confirmer) == ("met", admin_of(made.offer.organisation))
    fact = Fact.objects.get(name="introductions.meeting_confirmed").data
    assert fact == {"introduction": made.pk, "meeting": one.pk}


def test_minutes_that_are_wrong_are_written_anew():
    one = minuted()
    seller = acts(one.introduction, "seller")
    back = meetings.disagree(meeting=one, reason="date", actor=seller, at=AFTER)
    assert back.state == "agreed"
    again = replace(MINUTES, step_on=(AT + timedelta(days=30)).date())
    anew = meetings.minute(meeting=back, minutes=again, actor=seller, at=AFTER)
    assert (anew.minuted_by, anew.step_on) == ("seller", again.step_on)


def test_minutes_wait_for_the_meeting_and_need_three_facts():
    one = agreed()
    by = acts(one.introduction, "buyer")
    with pytest.raises(Hindered):
        meetings.minute(meeting=one, minutes=MINUTES, actor=by, at=LATER)
    with pytest.raises(ValidationError) as fault:
        meetings.minute(meeting=one, minutes=Minutes(" ", "", None), actor=by, at=AFTER)
    assert set(fault.value.error_dict) == {"step", "owner", "step_on"}
    assert fresh(one).step == ""


def test_each_side_checks_in_for_itself_from_a_quarter_of_an_hour_before():
    one = agreed()
    seller = acts(one.introduction, "seller")
    with pytest.raises(Hindered):
        meetings.came(meeting=one, actor=seller, at=one.starts_at - timedelta(minutes=16))
    done = meetings.came(meeting=one, actor=seller, at=one.starts_at - timedelta(minutes=15))
    assert (done.buyer_came_at, done.seller_came_at is not None) == (None, True)


@pytest.mark.parametrize(
    ("step", "at", "state"), [("cancel", LATER, "cancelled"), ("absent", AFTER, "absent")]
)
def test_called_off_or_not_held_opens_the_way_to_another(step, at, state):
    one = agreed()
    made = one.introduction
    done = meetings.call_off(meeting=one, step=step, reason="other", actor=acts(made, "seller"), at=at)
    assert (done.state, fresh(made).state, done.sequence) == (state, "accepted", 1)
    assert proposing.propose(introduction=made, plan=plan(AFTER), actor=acts(made, "buyer"), at=AFTER)


def test_the_calendar_entry_is_read_back_and_cancels_itself():
    one = agreed()
    event = Calendar.from_ical(entry(one, "buyer")).walk("VEVENT")[0]
    assert (event.decoded("dtstart"), int(event["sequence"])) == (one.starts_at, 0)
    assert event["location"] == one.link
    gone = meetings.call_off(
        meeting=one, step="cancel", reason="ill", actor=acts(one.introduction, "buyer"), at=LATER
    )
    calendar = Calendar.from_ical(entry(gone, "buyer"))
    again = calendar.walk("VEVENT")[0]
    assert (calendar["method"], again["status"], int(again["sequence"])) == ("CANCEL", "CANCELLED", 1)
    assert again["uid"] == event["uid"]


def test_the_mail_carries_the_entry():
    agreed()
    mails = [as_mail([one]) for one in Delivery.objects.filter(notice__name="introductions.meeting_agreed")]
    assert len(mails) == 2
    for mail in mails:
        assert "method=PUBLISH" in mail.enclosed[0].media
        assert Calendar.from_ical(mail.enclosed[0].content).walk("VEVENT")


def test_who_is_no_side_does_nothing():
    one = agreed()
    stranger = acting(admin_of(organisations.organisation()))
    officer = organisations.reviewer("O", one.introduction.buyer_home, role="officer")
    for actor in (stranger, officer):
        with pytest.raises(Refused):
            meetings.call_off(meeting=one, step="cancel", reason="ill", actor=actor, at=LATER)
        with pytest.raises(Refused):
            meetings.came(meeting=one, actor=actor, at=AFTER)
    assert fresh(one).state == "agreed"
