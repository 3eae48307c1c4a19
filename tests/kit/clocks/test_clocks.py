from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rongtong.kit.audit.models import Entry
from rongtong.kit.clocks import due_text, of, pause, resume, start, stop
from rongtong.kit.clocks.kinds import UnknownKind
from rongtong.kit.clocks.models import Clock
from tests.kit.clocks.times import on
from tests.sample.models import Ticket

pytestmark = pytest.mark.django_db
MONDAY = on("2026-11-16 10:00")


@pytest.fixture
def ticket():
    return Ticket.objects.create(title="t")


def test_a_clock_runs_by_the_version_of_the_day_it_started(ticket):
    assert start("sample.answer", ticket, at=on("2025-12-31 23:00")).amount == 20
    stop("sample.answer", ticket, at=on("2025-12-31 23:30"))
    clock = start("sample.answer", ticket, at=MONDAY)
    assert (clock.amount, clock.due_at) == (5, on("2026-11-24 00:00"))


def test_a_clock_that_is_open_is_not_started_again(ticket):
    first = start("sample.answer", ticket, at=MONDAY)
    assert start("sample.answer", ticket, at=MONDAY + timedelta(days=1)).pk == first.pk
    stop("sample.answer", ticket, at=MONDAY)
    assert start("sample.answer", ticket, at=MONDAY).pk != first.pk


def test_a_kind_nobody_declares_is_an_error_before_anything_is_written(ticket):
    with pytest.raises(UnknownKind):
        start("sample.unheard", ticket, at=MONDAY)
    assert not Clock.objects.exists()


def test_what_passed_before_a_pause_is_kept(ticket):
    start("sample.answer", ticket, at=MONDAY)
    paused = pause("sample.answer", ticket, at=on("2026-11-18 12:00"), reason="waits for papers")
    assert (paused.elapsed, paused.due_at, paused.next_at) == (timedelta(days=1.5), None, None)
    resumed = resume("sample.answer", ticket, at=on("2026-12-01 12:00"))
    assert resumed.due_at == on("2026-12-05 00:00")  # 3.5 working days left, to the end of the day
    assert [entry.reason for entry in Entry.objects.filter(verb="clocks.paused")] == ["waits for papers"]


def test_a_pause_without_a_reason_changes_nothing(ticket):
    start("sample.answer", ticket, at=MONDAY)
    with pytest.raises(ValueError, match="reason"):
        pause("sample.answer", ticket, at=MONDAY, reason=" ")
    assert of(ticket).get().state == "running"


def test_what_is_not_there_cannot_be_stopped_paused_or_resumed(ticket):
    start("sample.hold", ticket, at=MONDAY)
    assert stop("sample.answer", ticket, at=MONDAY) is None
    assert pause("sample.answer", ticket, at=MONDAY, reason="r") is None
    assert resume("sample.hold", ticket, at=MONDAY) is None
    assert of(ticket).get().state == "running"


@pytest.mark.parametrize(
    ("kind", "at", "said"),
    [
        ("sample.answer", "2026-11-16 11:00", "5 working days left, until 11-23"),
        ("sample.answer", "2026-11-23 20:00", "4 hours left, until 11-23"),
        ("sample.answer", "2026-11-27 09:00", "3 days late (was due 11-23)"),
        ("sample.hold", "2026-11-16 11:00", "47 hours left, until 11-18 10:00"),
        ("sample.publish", "2026-11-17 00:00", "3 days left, until 11-19"),
    ],
)
def test_a_deadline_in_words(ticket, kind, at, said, settings):
    with_english(settings)
    assert due_text(start(kind, ticket, at=MONDAY), on(at)) == said


def with_english(settings):
    from django.utils import translation

    translation.activate("en")


class PausesTest(TestCase):
    """However often it is paused, the time a clock runs is its length."""

    @settings(max_examples=40)
    @given(
        st.sampled_from(["sample.answer", "sample.hold", "sample.publish"]),
        st.lists(st.tuples(st.floats(0, 30), st.floats(0, 300)), max_size=5),
        st.datetimes(MONDAY.replace(tzinfo=None), MONDAY.replace(tzinfo=None) + timedelta(days=30)),
    )
    def test_pauses_never_lose_or_gain_time(self, kind, pauses, began):
        ticket, at = Ticket.objects.create(title="t"), began.replace(tzinfo=MONDAY.tzinfo)
        clock = start(kind, ticket, at=at)
        for runs, stands in pauses:
            at = min(at + timedelta(hours=runs), clock.due_at)
            pause(kind, ticket, at=at, reason="r")
            at += timedelta(hours=stands)
            clock = resume(kind, ticket, at=at)
        stopped = stop(kind, ticket, at=clock.due_at)
        most = timedelta(0) if kind == "sample.hold" else timedelta(days=8 if kind == "sample.publish" else 1)
        assert timedelta(0) <= stopped.elapsed - stopped.length.whole <= most
