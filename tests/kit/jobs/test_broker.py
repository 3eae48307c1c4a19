"""Another broker by one setting: django-tasks-db carries the numbers, our row stays the truth."""

import pytest
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError
from django_tasks_db.models import DBTaskResult

from rongtong.kit.jobs.broker import run_job
from rongtong.kit.jobs.models import Job
from tests.factories.jobs import asked as ask
from tests.kit.jobs.looking import marks
from tests.kit.jobs.sample.jobs import failing, steps

pytestmark = pytest.mark.django_db
OTHER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@task()
def stray() -> None:
    """A task that nobody declared as a job."""


def test_the_default_carries_nothing_and_refuses_what_would_never_run():
    with pytest.raises(InvalidTaskError, match="declare it with @job"):
        stray.enqueue()


def test_another_broker_gets_the_number_after_the_commit(settings, django_capture_on_commit_callbacks):
    settings.TASKS = OTHER
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(steps, times=2)
        assert not DBTaskResult.objects.exists()
    message = DBTaskResult.objects.get()
    assert message.args_kwargs == {"args": [job.pk], "kwargs": {}}
    message.task.call(*message.args_kwargs["args"])
    assert (Job.objects.get().state, marks()) == ("done", [0, 1])


def test_a_number_that_comes_twice_is_done_once(settings):
    job = ask(steps, times=2)
    run_job.call(job.pk)
    run_job.call(job.pk)
    assert marks() == [0, 1]


def test_a_retry_is_handed_to_the_broker_for_its_time(settings):
    settings.TASKS = OTHER
    job = ask(failing, until=1)
    run_job.call(job.pk)
    job.refresh_from_db()
    assert DBTaskResult.objects.get().run_after == job.next_at


def test_jobs_can_be_done_within_the_request(settings, django_capture_on_commit_callbacks):
    settings.TASKS = AT_ONCE
    with django_capture_on_commit_callbacks(execute=True):
        ask(steps, times=1)
    assert marks() == [0]
