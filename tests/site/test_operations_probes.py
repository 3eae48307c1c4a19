"""What machines ask of the site."""

from __future__ import annotations

import json
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from rongtong.kit.jobs.models import Job, State
from rongtong.site.operations import health
from rongtong.site.operations.verbs import BEAT

pytestmark = pytest.mark.django_db
OUTSIDE = {"REMOTE_ADDR": "203.0.113.7"}


def _checks(client):
    return client.get("/readyz").json()["checks"]


def test_alive_needs_no_database_and_no_known_host(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz", headers={"host": "10.1.2.3"})
    assert (answer.status_code, answer.json()) == (200, {"alive": True})
    assert answer.headers["Cache-Control"] == "no-store"


def test_ready_names_checks_and_nothing_else(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "checks": {"database": "ok", "migrations": "ok", "worker": "failed", "storage": "ok", "disk": "ok"},
    }


@pytest.mark.parametrize(("values", "word"), [
    ({"state": State.DONE, "name": BEAT, "finished_at": timedelta(minutes=-1)}, "ok"),
    ({"state": State.DONE, "name": BEAT, "finished_at": timedelta(minutes=-10)}, "failed"),
    ({"state": State.RUNNING, "name": "long.one", "next_at": timedelta(minutes=1)}, "ok"),
    ({"state": State.RUNNING, "name": "dead.one", "next_at": timedelta(minutes=-1)}, "failed"),
])  # fmt: skip
def test_a_worker_lives_by_its_beat_or_its_lease(client, values, word):
    now = timezone.now()
    times = {key: now + value for key, value in values.items() if isinstance(value, timedelta)}
    Job.objects.create(made_at=now, **values | times)
    assert _checks(client)["worker"] == word


def test_a_silent_worker_takes_no_web_server_out(client):
    assert client.get("/readyz").status_code == 200
    assert _checks(client)["worker"] == "failed"


def test_a_migration_that_is_not_applied_is_seen(client, monkeypatch):
    monkeypatch.setattr(health, "_migrated", set())
    (last,) = MigrationLoader(connection).graph.leaf_nodes("audit")
    MigrationRecorder(connection).record_unapplied(*last)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, "failed")


def test_a_full_disk_is_seen(client, settings):
    settings.LEAST_DISK_MB = 10**12
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["disk"]) == (503, "failed")


def test_files_that_cannot_be_kept_are_seen(client, settings, tmp_path):
    (tmp_path / "files").touch()
    settings.MEDIA_ROOT = tmp_path / "files"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["storage"]) == (503, "failed")
    assert str(tmp_path) not in json.dumps(answer.json())


def test_metrics_are_for_named_addresses(client, settings):
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 200
    assert client.get("/metrics", **OUTSIDE).status_code == 403
    settings.METRICS_FROM = [ip_network("203.0.113.0/24")]
    assert client.get("/metrics", **OUTSIDE).status_code == 200


def test_metrics_are_for_who_brings_the_token(client, settings):
    settings.METRICS_TOKEN = "let me in"  # noqa: S105 - of the test
    for given, status in (("", 403), ("Bearer let me", 403), ("Bearer let me in", 200)):
        assert client.get("/metrics", headers={"authorization": given}, **OUTSIDE).status_code == status


def test_metrics_tell_of_queue_and_checks(client):
    Job.objects.create(made_at=timezone.now(), name="x", next_at=timezone.now() - timedelta(seconds=90))
    text = client.get("/metrics", REMOTE_ADDR="127.0.0.1").content.decode()
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if line.startswith("rongtong_"))
    assert figures['rongtong_jobs{state="waiting"}'] == "1.0"
    assert float(figures["rongtong_jobs_lag_seconds"]) >= 90
    assert figures['rongtong_check{check="database"}'] == "1.0"


def test_the_visitor_is_known_behind_as_many_proxies_as_are_ours(client, settings):
    settings.METRICS_FROM = [ip_network("203.0.113.7/32")]
    chain = "203.0.113.7, 198.51.100.1"
    for count, status in ((0, 403), (1, 403), (2, 200), (3, 403)):
        settings.PROXIES = count
        answer = client.get("/metrics", headers={"x-forwarded-for": chain}, REMOTE_ADDR="10.0.0.1")
        assert answer.status_code == status, count
