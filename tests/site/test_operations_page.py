"""The operator's page."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from rongtong.site.operations import actions
from rongtong.site.operations.verbs import RESTORE_TESTED
from tests.factories.accounts import account, app_secret
from tests.factories.tickets import AT

pytestmark = pytest.mark.django_db
PAGE = "/operator/"


@pytest.fixture
def operator(client):
    user = account()
    app_secret(user)
    assign(user=user, role="operator", actor=SYSTEM, at=AT)
    client.force_login(user)
    return user


@pytest.fixture
def in_session(operator):
    open_staff_session(user=operator, reason="a look at the backups", actor=SYSTEM, at=timezone.now())
    return operator


def test_nobody_else_sees_it(client, operator):
    actions.note_backup(name="secret.backup", size=1, actor=SYSTEM, at=AT)
    for _ in range(2):
        answer = client.get(PAGE)
        assert answer.status_code == 403
        assert b"secret.backup" not in answer.content
        client.force_login(account())


def test_it_tells_of_backups_and_versions(client, in_session):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "try_backup" in answer.content.decode()
    actions.note_backup(name="monday.backup", size=2_000_000, actor=SYSTEM, at=AT)
    actions.note_restore_test(name="sunday.backup", actor=SYSTEM, at=AT)
    text = client.get(PAGE).content.decode()
    assert "monday.backup" in text
    assert "sunday.backup" in text
    assert "Django" in text


def test_a_test_elsewhere_is_noted(client, in_session):
    answer = client.post(PAGE + "restore-test/", {"name": "may.backup", "note": "三张表、两份附件"})
    assert answer.status_code == 302
    entry = trail.search(verb=RESTORE_TESTED).get()
    assert (entry.data["name"], entry.note, entry.actor) == ("may.backup", "三张表、两份附件", in_session.pk)


def test_a_note_without_words_keeps_what_was_typed(client, in_session):
    answer = client.post(PAGE + "restore-test/", {"name": "may.backup", "note": ""})
    assert answer.status_code == 422
    assert "may.backup" in answer.content.decode()
    assert not trail.search(verb=RESTORE_TESTED).exists()


def test_the_sample_report_is_a_stranger_to_the_site(client, settings, tmp_path):
    settings.SAMPLE_REPORT = tmp_path / "report.html"
    settings.SAMPLE_REPORT.write_text("<p>report")
    assert client.get(PAGE + "sample/").status_code == 404
    settings.DEMO = True
    answer = client.get(PAGE + "sample/")
    assert b"".join(answer.streaming_content) == b"<p>report"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in answer.headers["Content-Security-Policy"]
