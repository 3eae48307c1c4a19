"""A silent party: reminders, the state, the fact, and the queue of both sides' regions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.introductions.actions import replying, silence
from rongtong.apps.introductions.jobs.replying import asked
from rongtong.apps.introductions.queries.lists import unanswered
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories.introductions import acts, introduction
from tests.factories.organisations import AT, CHENGDU, YUBEI, admin_of, reviewer

OVER = AT + timedelta(days=12)


def test_a_silent_party_is_reminded_then_falls_silent_and_may_still_say_yes():
    made = introduction()
    clock = Clock.objects.get(kind="introductions.reply")
    for _reminder in range(2):
        clock.refresh_from_db()
        tick(at=clock.next_at)
    assert Fact.objects.filter(name="clocks.reminded").count() == 2
    assert list(asked(clock, at=OVER)) == [admin_of(made.offer.organisation)]
    tick(at=OVER)
    made.refresh_from_db()
    assert (made.state, made.silent_at) == ("silent", OVER)
    assert Fact.objects.get(name="introductions.silent").data == {"introduction": made.pk}
    assert Notice.objects.get(name="introductions.silent").user_id == acts(made, "buyer").id
    late = replying.accept(introduction=made, actor=acts(made, "seller"), at=OVER)
    assert late.state == "accepted"


def test_an_answer_in_time_stops_the_clock():
    made = introduction("accepted")
    tick(at=OVER)
    made.refresh_from_db()
    assert made.state == "accepted"
    assert not Fact.objects.filter(name="introductions.silent").exists()


@pytest.mark.parametrize(("region", "role", "sees"), [
    (YUBEI, "officer", True), (YUBEI, "centre.head", True), (YUBEI, "reviewer", False),
    (CHENGDU, "officer", False),
])  # fmt: skip
def test_the_queue_is_for_officers_and_heads_of_both_sides_regions(region, role, sees):
    made = introduction("silent")
    actor = reviewer("Officer", region, role=role)
    assert list(unanswered(actor)) == ([made] if sees else [])
    if not sees:
        with pytest.raises(Refused):
            silence.take_up(introduction=made, actor=actor, at=OVER)
        with pytest.raises(Refused):
            silence.note(introduction=made, text="电话无人接", actor=actor, at=OVER)
        assert not made.notes.exists()


def test_one_officer_takes_it_up_and_notes_what_was_done():
    made, officer = introduction("silent"), reviewer("Officer", role="officer")
    kept = silence.take_up(introduction=made, actor=officer, at=OVER)
    silence.note(introduction=made, text="已致电，对方周五答复", actor=officer, at=OVER)
    assert (kept.taken_by_id, kept.notes.get().by_id) == (officer.id, officer.id)
    with pytest.raises(Hindered):
        silence.take_up(introduction=made, actor=reviewer("Second", role="officer"), at=OVER)
    with pytest.raises(ValidationError):
        silence.note(introduction=made, text="  ", actor=officer, at=OVER)
