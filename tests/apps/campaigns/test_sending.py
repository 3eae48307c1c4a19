"""Asking and reminding: each once, not at night, not after an answer; else by telephone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.campaigns.actions import answering, calling
from rongtong.apps.campaigns.actions.sending import invite, remind
from rongtong.apps.campaigns.models import Call, Target
from rongtong.apps.campaigns.queries.calls import to_call
from rongtong.apps.campaigns.queries.finding import Found
from rongtong.apps.campaigns.queries.sending import to_ask, to_remind
from rongtong.apps.campaigns.rules.terms import when_to_write
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.jobs.models import Job
from rongtong.kit.notices.models import Delivery, Notice
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM
from tests.factories.campaigns import answer, campaign, posted, running
from tests.factories.organisations import AT, acting, organisation

pytestmark = pytest.mark.django_db


def asked(*firms: Any) -> list[Target]:
    """Give targets that have been asked."""
    rows = running(*firms)
    invite(campaign=rows[0].campaign, targets=rows, actor=SYSTEM, at=AT)
    return list(Target.objects.filter(campaign=rows[0].campaign).select_related("campaign").order_by("pk"))


def test_each_is_asked_in_its_own_way_and_once():
    mail = Found("有邮箱的厂", region="500112", email="a@example.org")
    rows = asked(organisation(), mail, Found("只有电话的厂", region="500112", phone="+8613900000000"))
    assert [row.way for row in rows] == ["site", "mail", "phone"]
    assert rows[2].call_on == AT.date()
    assert not to_ask(rows[0].campaign).exists()
    links = [one.link for one in Notice.objects.filter(name="campaigns.asked")]
    assert len(set(links)) == 2


def test_at_most_two_reminders_then_a_call_and_none_after_an_answer():
    quiet, talks = asked(organisation(), organisation())
    for n in (1, 2):
        rows = list(to_remind(quiet.campaign, 0))
        assert remind(campaign=quiet.campaign, targets=rows, actor=SYSTEM, at=AT) == (2 if n == 1 else 1)
        if n == 1:
            answer(talks)
    quiet.refresh_from_db()
    assert (quiet.reminded, quiet.call_on > AT.date()) == (2, True)
    assert not to_remind(quiet.campaign, 0).exists()
    assert Notice.objects.filter(name="campaigns.reminded", about=str(talks.pk)).count() == 1


def test_a_reminder_that_waits_for_its_hour_is_not_sent_after_an_answer():
    target = asked(organisation())[0]
    remind(campaign=target.campaign, targets=[target], actor=SYSTEM, at=AT)
    waiting = Delivery.objects.filter(notice__name__startswith="campaigns.", notice__about=str(target.pk))
    assert set(waiting.values_list("state", flat=True)) == {"waiting"}
    answering.say_none(target=target, actor=SYSTEM, at=AT)
    own = waiting.filter(notice__name__in=("campaigns.asked", "campaigns.reminded"))
    assert set(own.values_list("state", flat=True)) == {"dropped"}


@pytest.mark.parametrize(("hours", "waits"), [(0, 0), (4, 11.5), (14, 1.5), (-9, 0.5)])
def test_nobody_is_written_to_at_night(hours, waits):
    # AT is five in the afternoon where the site stands.
    at = AT + timedelta(hours=hours)
    assert when_to_write(at) - at == timedelta(hours=waits)


def test_the_clock_reminds_and_closes(django_capture_on_commit_callbacks: Any):
    made = campaign("甲厂", state="running")
    with django_capture_on_commit_callbacks(execute=True):
        tick(at=AT + timedelta(days=16))
    assert Job.objects.filter(name="campaigns.remind", arguments__campaign=made.pk).count() == 1
    tick(at=made.ends_at)
    made.refresh_from_db()
    assert (made.state, made.ended_at) == ("closed", made.ends_at)


def test_calls_decide_when_to_telephone_again():
    user = posted()
    target = asked(Found("只有电话的厂", region="500112", phone="+8613900000000"))[0]
    Target.objects.filter(pk=target.pk).update(officer=user)
    by, today = {"actor": acting(user), "at": AT}, AT.date()
    assert list(to_call(acting(user), today)) == [target]
    with pytest.raises(ValidationError):
        calling.note_call(target=target, result="again", next_on=today, **by)
    calling.note_call(target=target, result="again", next_on=today + timedelta(days=3), **by)
    assert not to_call(acting(user), today).exists()
    assert list(to_call(acting(user), today + timedelta(days=3))) == [target]
    for state in ("waiting", "unreachable"):
        assert calling.note_call(target=target, result="nobody", **by).state == state
    with pytest.raises(Hindered):
        calling.note_call(target=target, result="reached", **by)
    assert Call.objects.count() == 3


def test_a_former_officer_telephones_nobody():
    from rongtong.apps.parties.actions import staff

    user = posted()
    target = asked(Found("甲厂", region="500112", phone="+8613900000000"))[0]
    Target.objects.filter(pk=target.pk).update(officer=user)
    assert to_call(acting(user), AT.date()).exists()
    staff.end_post(posting=user.postings.get(), reason="调离", actor=SYSTEM, at=AT)
    assert not to_call(acting(user), AT.date()).exists()
