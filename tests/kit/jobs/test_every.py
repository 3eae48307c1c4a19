from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.jobs import every
from rongtong.kit.jobs.every import Round, Rounds, rounds
from rongtong.kit.jobs.models import Job
from tests.kit.jobs.sample.jobs import nightly, steps

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NIGHT = rounds()["tests.nightly"]


def nights():
    return Job.objects.filter(name="tests.nightly")


@pytest.mark.django_db
def test_two_workers_make_one_job_a_slot():
    now = timezone.now()
    Rounds().make(at=now)
    Rounds().make(at=now)
    Rounds().make(at=NIGHT.slot(now) + timedelta(minutes=1))
    assert nights().count() == 1


@pytest.mark.django_db
def test_after_a_stop_only_the_last_slot_is_made_up():
    worker, now = Rounds(), timezone.now()
    worker.make(at=now)
    worker.make(at=now + timedelta(days=9))
    assert nights().count() == 2


@pytest.mark.django_db
def test_a_look_without_a_new_slot_costs_no_query(django_assert_num_queries):
    worker, now = Rounds(), datetime(2026, 11, 22, 9, 0, 30, tzinfo=UTC)
    worker.make(at=now)
    with django_assert_num_queries(0):
        assert worker.make(at=now + timedelta(seconds=20)) == 0


@given(MOMENTS, st.integers(1, 1440))
def test_slots_of_minutes_tile_the_time(now, minutes):
    slot = Round(minutes=minutes).slot(now)
    assert slot <= now < slot + timedelta(minutes=minutes)
    assert Round(minutes=minutes).slot(slot) == slot


@given(MOMENTS)
def test_the_daily_slot_is_the_last_one_at_its_time_here(now):
    slot = NIGHT.slot(now)
    assert slot <= now < slot + timedelta(days=1)
    assert f"{slot:%H:%M %z}" == "03:10 +0800"


@pytest.mark.parametrize("wrong", [("weekly", "03:10"), ("daily", ""), (0, ""), (5, "03:10")])
def test_anything_else_is_refused(wrong):
    what, at = wrong
    with pytest.raises(ValueError, match="write every"):
        every(what, at=at)(nightly)


def test_only_a_job_can_come_round():
    with pytest.raises(ValueError, match="not a job"):
        every(5)(lambda run: None)
    assert "tests.steps" not in rounds()
    assert steps
