"""Real processes, really killed: nothing is lost and nothing is doubled."""

from __future__ import annotations

import signal
from datetime import timedelta

import pytest

from rongtong.kit.audit.queries import faults
from rongtong.kit.jobs.models import Job
from tests.factories.jobs import asked as ask
from tests.kit.jobs.looking import marks, wait_for
from tests.kit.jobs.sample.jobs import slow, steps, whole

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def is_over(job):
    return lambda: not Job.objects.get(pk=job.pk).is_open


@pytest.mark.parametrize(
    ("function", "values", "left"), [(steps, {"times": 6}, [0, 1, 2, 3, 4, 5]), (whole, {}, [0])]
)
def test_a_job_whose_worker_is_killed_in_the_middle_is_finished_once(
    start_worker, tmp_path, function, values, left
):
    gate = tmp_path / "gate"
    job = ask(function, gate=str(gate), **values)
    first = start_worker("--lease", "1")
    wait_for(gate.exists, "the middle of the job")
    first.send_signal(signal.SIGKILL)
    first.wait()
    start_worker("--lease", "1")
    wait_for(is_over(job), "the job taken up again")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.deaths, marks()) == ("done", 2, 1, left)
    assert list(faults()) == []


def test_two_workers_share_the_jobs_and_do_each_once(start_worker):
    jobs = [ask(steps, times=2) for _ in range(20)]
    start_worker(), start_worker()
    wait_for(
        lambda: not Job.objects.filter(pk__in=[job.pk for job in jobs]).exclude(state="done").exists(), "all"
    )
    assert sorted(marks()) == [0] * 20 + [1] * 20
    assert set(Job.objects.filter(name="tests.steps").values_list("attempts", flat=True)) == {1}


def test_a_long_job_keeps_its_lease_while_its_worker_lives(start_worker, tmp_path):
    gate = tmp_path / "gate"
    job = ask(slow, gate=str(gate))
    start_worker("--lease", "1")
    wait_for(gate.exists, "the job begun")
    begun = Job.objects.get(pk=job.pk).next_at
    start_worker("--lease", "1")
    wait_for(lambda: Job.objects.get(pk=job.pk).next_at > begun + timedelta(seconds=2), "renewals")
    gate.with_name("gate.go").touch()
    wait_for(is_over(job), "the end")
    assert (Job.objects.get(pk=job.pk).attempts, marks()) == (1, [0])


def test_a_worker_told_to_stop_ends_its_job_first(start_worker, tmp_path):
    gate = tmp_path / "gate"
    job = ask(slow, gate=str(gate))
    worker = start_worker()
    wait_for(gate.exists, "the job begun")
    worker.send_signal(signal.SIGTERM)
    gate.with_name("gate.go").touch()
    assert worker.wait(timeout=60) == 0
    assert (Job.objects.get(pk=job.pk).state in {"waiting", "done"}, marks()) == (True, [0])


def test_once_does_what_is_due_and_ends(start_worker, tmp_path):
    job = ask(steps, times=2)
    assert start_worker("--once").wait(timeout=60) == 0
    assert is_over(job)()
    assert f"job {job.pk} tests.steps done attempt=1" in (tmp_path / "worker0.log").read_text()
