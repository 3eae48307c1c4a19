"""Two workers at one moment, each with its own connection: every event happens once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from rongtong.kit.clocks import start
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.facts.models import Fact
from rongtong.kit.jobs.every import Rounds
from rongtong.kit.jobs.models import Job
from tests.kit.clocks.times import on
from tests.sample.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY, DUE = on("2026-11-16 10:00"), on("2026-11-24 00:00")


def at_once(function):
    """Call ``function`` from four threads at the same moment; give what they gave."""
    barrier = Barrier(4)

    def call(_):
        try:
            barrier.wait(timeout=30)
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(call, range(4)))


def test_clocks_run_out_once_however_many_workers_tick():
    tickets = [Ticket.objects.create(title=str(number)) for number in range(12)]
    for ticket in tickets:
        start("sample.answer", ticket, at=MONDAY)
    at_once(lambda: tick(at=DUE))
    assert list(Ticket.objects.values_list("effects", flat=True)) == [1] * 12
    assert Fact.objects.filter(name="clocks.ran_out").count() == 12
    assert set(Clock.objects.values_list("state", "failures")) == {("out", 0)}


def test_two_starts_at_once_make_one_clock():
    ticket = Ticket.objects.create()
    at_once(lambda: start("sample.hold", ticket, at=MONDAY))
    assert Clock.objects.count() == 1


def test_a_slot_is_made_once_however_many_workers_look():
    at_once(lambda: Rounds().make(at=DUE))
    assert Job.objects.filter(name="clocks.tick").count() == 1
