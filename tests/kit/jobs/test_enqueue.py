from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from rongtong.kit.jobs import enqueue, job
from rongtong.kit.jobs.models import Job
from rongtong.lib.actor import SYSTEM
from tests.kit.jobs.sample.jobs import steps, whole

pytestmark = pytest.mark.django_db


def test_a_job_of_a_transaction_that_fails_is_never_there():
    @transaction.atomic
    def breaks():
        enqueue(whole, actor=SYSTEM, at=timezone.now())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks()
    assert not Job.objects.exists()


def test_the_same_key_is_one_job_for_good():
    first = enqueue(steps, actor=SYSTEM, at=timezone.now(), key="a", times=1)
    Job.objects.update(state="done", next_at=None)
    again = enqueue(steps, actor=SYSTEM, at=timezone.now(), key="a", times=2)
    assert (again.pk, again.state, again.arguments) == (first.pk, "done", {"times": 1})


def test_jobs_without_a_key_and_with_other_keys_are_others():
    keys = (None, None, "a", "b")
    assert len({enqueue(whole, actor=SYSTEM, at=timezone.now(), key=key).pk for key in keys}) == 4


def test_a_due_time_is_kept():
    now = timezone.now()
    assert enqueue(whole, actor=SYSTEM, at=now, due=now + timedelta(hours=1)).next_at == now + timedelta(
        hours=1
    )


@pytest.mark.parametrize("wrong", [{}, {"time": 1}, {"times": 1, "more": 2}, {"times": {1, 2}}])
def test_arguments_that_do_not_fit_or_are_not_json_are_refused_at_once(wrong):
    with pytest.raises(TypeError):
        enqueue(steps, actor=SYSTEM, at=timezone.now(), **wrong)
    assert not Job.objects.exists()


def test_a_job_can_be_named():
    assert enqueue("tests.steps", actor=SYSTEM, at=timezone.now(), times=1).name == "tests.steps"


def test_a_function_that_is_no_job_is_refused():
    with pytest.raises(ValueError, match="decorate it with @job"):
        enqueue(len, actor=SYSTEM, at=timezone.now())


def test_two_jobs_of_one_name_and_arguments_that_enqueue_keeps_are_refused():
    with pytest.raises(ValueError, match="two jobs called"):
        job("tests.whole")(lambda run: None)
    with pytest.raises(ValueError, match="may not be called at"):
        job("tests.other")(lambda run, at: None)
