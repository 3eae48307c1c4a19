from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.kit.audit.models import Entry
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_all
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account, app_secret
from tests.kit.jobs.sample.jobs import failing, steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = account("运维")
    app_secret(user)
    assign(user=user, role="operator", actor=SYSTEM, at=timezone.now() - timedelta(hours=1))
    client.force_login(user)
    return user


@pytest.fixture
def session(operator):
    return open_staff_session(user=operator, reason="looking at jobs", actor=SYSTEM, at=timezone.now())


def ask(function=steps, who=SYSTEM, **values):
    return enqueue(
        function, actor=who, at=timezone.now(), **({"times": 2} if function is steps else {}), **values
    )


ADDRESSES = ["/jobs/", "/jobs/{pk}/", "/jobs/{pk}/progress/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_and_operators_without_a_session_see_nothing(client, operator, address):
    job = ask()
    assert client.get(address.format(pk=job.pk)).status_code in {403, 404}
    client.force_login(account())
    assert client.get(address.format(pk=job.pk)).status_code in {403, 404}
    client.logout()
    assert client.get(address.format(pk=job.pk)).status_code in {302, 403, 404}


@pytest.mark.parametrize("what", ["again", "cancel"])
def test_what_is_not_allowed_changes_nothing(client, operator, what):
    job = ask()
    before = Job.objects.values().get()
    for user in (operator, account()):
        client.force_login(user)
        assert client.post(f"/jobs/{job.pk}/{what}/").status_code in {403, 404}
    assert Job.objects.values().get() == before


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_one_number_of_queries(client, session, count, django_assert_num_queries):
    for _ in range(count):
        ask()
    with django_assert_num_queries(15):
        page = client.get("/jobs/").content.decode()
    assert page.count("/jobs/") >= count


def test_the_list_filters_by_state_and_name(client, session):
    ask(), ask(failing)
    work_all()
    assert (
        f"/jobs/{Job.objects.get(name='tests.steps').pk}/"
        not in client.get("/jobs/?state=waiting").content.decode()
    )
    page = client.get("/jobs/?name=tests.steps").content.decode()
    assert f"/jobs/{Job.objects.get(name='tests.failing').pk}/" not in page


def test_a_page_of_a_job_that_is_open_asks_for_its_progress_and_an_ended_one_does_not(client, session):
    job = ask()
    assert "hx-get" in client.get(f"/jobs/{job.pk}/").content.decode()
    work_all()
    page = client.get(f"/jobs/{job.pk}/progress/").content.decode()
    assert "hx-get" not in page
    assert "<html" not in page


def test_operators_read_the_trace_and_run_it_again(client, session):
    job = ask(failing)
    work_all()
    assert "secret inner words" in client.get(f"/jobs/{job.pk}/").content.decode()
    Job.objects.update(state="failed", next_at=None)
    client.post(f"/jobs/{job.pk}/again/")
    assert Job.objects.get().state == "waiting"
    assert Entry.objects.filter(verb="jobs.run_again").exists()


def test_who_asked_may_watch_and_cancel_but_not_read_the_trace(client):
    user = account()
    job = ask(failing, actor_for(user, at=timezone.now()))
    work_all()
    client.force_login(user)
    page = client.get(f"/jobs/{job.pk}/").content.decode()
    assert "RuntimeError" in page
    assert "secret inner words" not in page
    assert client.post(f"/jobs/{job.pk}/cancel/").status_code == 302
    assert Job.objects.get().state == "cancelled"
    assert client.post(f"/jobs/{job.pk}/again/").status_code == 403


def test_work_that_nobody_takes_up_is_told(client, session):
    ask()
    Job.objects.update(next_at=timezone.now() - timedelta(hours=1))
    assert "notice-warn" in client.get("/jobs/").content.decode()
