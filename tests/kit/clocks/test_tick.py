from datetime import timedelta

import pytest

from rongtong.kit.clocks import late, resume, start, stop
from rongtong.kit.clocks.actions import pause
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.facts.models import Fact
from rongtong.lib.actor import Actor, Held
from tests.kit.clocks.times import on
from tests.sample.models import Ticket

pytestmark = pytest.mark.django_db
MONDAY = on("2026-11-16 10:00")
DUE = on("2026-11-24 00:00")


@pytest.fixture
def ticket():
    return Ticket.objects.create(title="t", region="510100")


@pytest.fixture
def clock(ticket):
    return start("sample.answer", ticket, at=MONDAY)


def told() -> list[str]:
    return list(Fact.objects.filter(name__startswith="clocks").values_list("name", flat=True))


def test_nothing_happens_before_its_time(clock, ticket):
    assert tick(at=on("2026-11-20 08:59")) == 0
    assert told() == []


def test_each_reminder_is_given_once_on_its_morning(clock):
    assert [tick(at=on(f"2026-11-{day} 09:00")) for day in (20, 20, 23, 23)] == [1, 0, 1, 0]
    assert told() == ["clocks.reminded", "clocks.reminded"]


def test_reminders_missed_while_no_worker_ran_become_one(clock):
    assert [tick(at=on("2026-11-23 10:00")), tick(at=on("2026-11-23 10:01"))] == [1, 0]
    assert told() == ["clocks.reminded"]


def test_what_follows_is_done_once_and_the_clock_stays_open_until_stopped(clock, ticket):
    assert [tick(at=DUE), tick(at=DUE + timedelta(days=9))] == [1, 0]
    ticket.refresh_from_db()
    assert (ticket.effects, told()) == (1, ["clocks.ran_out"])
    assert stop("sample.answer", ticket, at=DUE + timedelta(days=1)).state == "late"


def test_a_clock_that_stands_still_or_was_stopped_does_nothing(clock, ticket):
    pause("sample.answer", ticket, at=MONDAY, reason="r")
    assert tick(at=DUE + timedelta(days=30)) == 0
    resume("sample.answer", ticket, at=DUE)
    stop("sample.answer", ticket, at=DUE)
    assert (tick(at=DUE + timedelta(days=30)), told()) == (0, [])


def test_a_follower_that_breaks_leaves_nothing_behind_and_holds_up_no_other(clock):
    broken = Ticket.objects.create(title="breaks")
    start("sample.answer", broken, at=MONDAY)
    assert tick(at=DUE) == 1
    broken.refresh_from_db()
    row = Clock.objects.get(about=broken.pk)
    assert (broken.effects, row.state, row.failures, row.next_at) == (
        0,
        "running",
        1,
        DUE + timedelta(minutes=1),
    )
    assert "the follower broke" in row.error


def test_a_follower_mended_later_is_done_once():
    broken = Ticket.objects.create(title="breaks")
    start("sample.answer", broken, at=MONDAY)
    tick(at=DUE)
    Ticket.objects.update(title="mended")
    assert [tick(at=DUE + timedelta(minutes=n)) for n in (0, 1, 2)] == [0, 1, 0]
    broken.refresh_from_db()
    assert broken.effects == 1


def reviewer(region):
    return Actor("user", id=1, held=(Held("reviewer", regions=frozenset({region})),))


def test_late_ones_are_seen_by_those_who_have_to_deal_with_them(clock, django_assert_num_queries):
    assert list(late(reviewer("510100"), at=DUE)) == [clock]
    assert list(late(reviewer("500000"), at=DUE)) == []
    assert list(late(reviewer("510100"), at=DUE - timedelta(seconds=1))) == []
    start("sample.answer", Ticket.objects.create(region="510100"), at=MONDAY)
    with django_assert_num_queries(1):
        assert len(late(reviewer("510100"), at=MONDAY, within=timedelta(days=10))) == 2
