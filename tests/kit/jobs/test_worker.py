from datetime import timedelta
from threading import Event

import pytest
from django.db import connection
from django.utils import timezone, translation

from rongtong.kit.jobs import declare
from rongtong.kit.jobs.actions import lease, operate
from rongtong.kit.jobs.models import Job, Queue
from rongtong.kit.jobs.run import LeaseLost, Run
from rongtong.kit.jobs.worker import work_all, work_on
from rongtong.lib.actor import SYSTEM
from tests.factories.jobs import asked as ask
from tests.kit.jobs.looking import marks
from tests.kit.jobs.sample.jobs import failing, long, steps, swift, whole

pytestmark = pytest.mark.django_db


def test_steps_are_done_in_order_and_shown():
    job = ask(steps, times=3)
    assert work_all() == 1
    job.refresh_from_db()
    assert marks() == [0, 1, 2]
    assert (job.state, job.share, job.said, job.attempts) == ("done", 100, "3", 1)


def test_nothing_is_done_before_it_is_due():
    ask(whole, due=timezone.now() + timedelta(minutes=1))
    assert work_all() == 0
    assert marks() == []


def test_what_waited_longest_comes_first():
    late = ask(steps, times=0, due=timezone.now() - timedelta(seconds=1))
    early = ask(steps, times=0, due=timezone.now() - timedelta(minutes=1))
    assert [work_on().pk, work_on().pk] == [early.pk, late.pk]


def test_what_somebody_waits_for_comes_before_what_waited_longer():
    late = ask(long, times=0, due=timezone.now() - timedelta(days=2))
    usual = ask(steps, times=0, due=timezone.now() - timedelta(minutes=1))
    first = ask(swift)
    assert [work_on().pk, work_on().pk, work_on().pk] == [first.pk, usual.pk, late.pk]


def test_a_worker_of_one_queue_takes_nothing_else():
    ask(steps, times=1)
    wanted = ask(swift)
    assert work_on(queue="swift").pk == wanted.pk
    assert work_on(queue="swift") is None
    assert marks() == [100]


def test_a_slow_job_steps_aside_and_goes_on_from_its_last_step():
    job, later = ask(long, times=3, asks=True), ask(long, times=0)
    work_all()
    job.refresh_from_db(), later.refresh_from_db()
    assert job.finished_at < later.finished_at
    assert marks() == [0, 100, 1, 2]
    assert (job.state, job.attempts, job.deaths, job.failures) == ("done", 2, 0, 0)


def test_a_row_of_the_version_before_is_usual():
    row = Job(name="tests.steps", arguments={"times": 0}, next_at=timezone.now(), made_at=timezone.now())
    written = {field.column: field.get_db_prep_save(getattr(row, field.attname), connection)
               for field in Job._meta.concrete_fields if field.name not in {"id", "queue"}}  # fmt: skip
    marks_of = ", ".join(["%s"] * len(written))
    with connection.cursor() as cursor:
        line = f"INSERT INTO jobs_job ({', '.join(written)}) VALUES ({marks_of})"  # noqa: S608
        cursor.execute(line, [*written.values()])
    assert (work_on().name, Job.objects.get().queue) == ("tests.steps", Queue.USUAL)


def test_a_queue_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="swift, usual, slow"):
        declare.job("tests.hasty", queue="at once")(lambda run: None)


def test_a_failure_waits_doubling_and_then_is_final():
    job, waits = ask(failing), []
    while (job := Job.objects.get(pk=job.pk)).state == "waiting":
        Job.objects.update(next_at=timezone.now())
        work_all()
        job.refresh_from_db()
        waits.append(job.next_at and round((job.next_at - timezone.now()).total_seconds()))
    assert waits == [10, 20, None]
    assert (job.state, job.failures) == ("failed", 3)


def test_a_failure_is_told_in_plain_words_and_the_inner_ones_are_for_operators():
    job = ask(failing)
    work_all()
    job.refresh_from_db()
    with translation.override("en"):
        assert "RuntimeError" in job.fault
    assert "secret inner words" not in str(job.error)
    assert "secret inner words" in job.trace


def test_a_fault_says_what_the_job_says():
    job = ask(failing, sentence="Column 3 has no heading.")
    work_all()
    assert Job.objects.get(pk=job.pk).fault == "Column 3 has no heading."


def test_a_retry_that_succeeds_forgets_the_error():
    job = ask(failing, until=1)
    work_all()
    Job.objects.update(next_at=timezone.now())
    work_all()
    job.refresh_from_db()
    assert (job.state, job.fault, job.trace, marks()) == ("done", "", "", [2])


def test_a_job_this_version_does_not_know_fails_with_a_sentence():
    job = ask(whole)
    Job.objects.update(name="tests.gone")
    work_all()
    job.refresh_from_db()
    assert job.state == "failed"
    assert "tests.gone" in job.fault


def test_a_lease_that_ran_out_lets_another_worker_go_on_from_the_last_step():
    job = ask(steps, times=4)
    dead = lease.claim(at=timezone.now() - timedelta(minutes=5), worker="dead")
    assert dead is None  # not due then
    dead = lease.claim(at=timezone.now(), worker="dead", lease=timedelta(0))
    Job.objects.update(kept={"n": 2})
    work_all()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.deaths, marks()) == ("done", 2, 1, [2, 3])
    assert dead.attempts == 1


def test_a_worker_that_was_only_slow_can_write_nothing_any_more():
    ask(steps, times=1)
    slow = lease.claim(at=timezone.now(), worker="slow", lease=timedelta(0))
    run = Run(slow, actor=SYSTEM, at=timezone.now(), stopping=Event())
    work_all()
    with pytest.raises(LeaseLost), run.step() as kept:
        kept["n"] = 99
    assert not lease.finish(slow, at=timezone.now())
    assert not lease.renew(slow, at=timezone.now())
    assert Job.objects.get().kept == {"n": 1}


def test_a_job_that_kills_its_workers_is_given_up():
    job = ask(whole)
    for _ in range(lease.MOST_DEATHS):
        assert lease.claim(at=timezone.now(), worker="dies", lease=timedelta(0))
    assert lease.claim(at=timezone.now(), worker="dies") is None
    job.refresh_from_db()
    assert job.state == "failed"
    assert str(lease.MOST_DEATHS) in job.fault


def test_a_cancelled_job_that_waits_is_over_at_once():
    job = ask(whole)
    assert operate.cancel(job=job, actor=SYSTEM, at=timezone.now())
    work_all()
    assert (Job.objects.get().state, marks()) == ("cancelled", [])
    assert not operate.cancel(job=job, actor=SYSTEM, at=timezone.now())


def test_a_cancelled_job_that_runs_ends_after_its_step():
    job = ask(steps, times=5)
    taken = lease.claim(at=timezone.now(), worker="w", lease=timedelta(0))
    operate.cancel(job=job, actor=SYSTEM, at=timezone.now())
    assert taken
    assert work_on() is None
    assert (Job.objects.get().state, marks()) == ("cancelled", [])


def test_a_worker_being_stopped_hands_its_job_back_after_the_step():
    ask(steps, times=3)
    stopping = Event()
    stopping.set()
    work_on(stopping=stopping)
    job = Job.objects.get()
    assert (job.state, job.kept, job.deaths, marks()) == ("waiting", {"n": 1}, 0, [0])
    work_all()
    assert marks() == [0, 1, 2]


def test_a_failed_job_run_again_goes_on_and_a_done_one_begins_anew():
    job = ask(steps, times=2)
    work_all()
    assert operate.run_again(job=job, actor=SYSTEM, at=timezone.now())
    work_all()
    assert marks() == [0, 1, 0, 1]
    Job.objects.update(state="failed", kept={"n": 1})
    operate.run_again(job=job, actor=SYSTEM, at=timezone.now())
    work_all()
    assert marks() == [0, 1, 0, 1, 1]
