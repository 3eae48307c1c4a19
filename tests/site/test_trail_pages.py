import json

import pytest
from django.utils import timezone

from rongtong.kit.audit import action, queries, record
from rongtong.kit.audit.actions import note_check, publish_day
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories.accounts import account, app_secret
from tests.factories.tickets import AT

pytestmark = pytest.mark.django_db
PAGES = ("/trail/", "/trail/1/", "/trail/?export=csv")


@action
def write(*, verb: str, actor: Actor, at, **values) -> None:
    record(verb, actor=actor, at=at, **values)


def signed_in(client, *roles: str):
    """Sign somebody in who holds ``roles`` and has the second factor that some of them ask for."""
    user = account()
    app_secret(user)
    for role in roles:
        assign(user=user, role=role, actor=SYSTEM, at=AT)
    client.force_login(user)
    return user


@pytest.mark.parametrize("path", PAGES)
def test_whoever_has_no_right_sees_nothing_of_it(client, path):
    write(verb="leaks.here", actor=SYSTEM, at=AT, note="confidential")
    for roles in ((), ("scientist",), ("operator",)):
        signed_in(client, *roles)
        answer = client.get(path)
        assert answer.status_code == 403
        assert b"leaks.here" not in answer.content
        assert b"confidential" not in answer.content


@pytest.mark.parametrize("path", ["/trail/check/", "/trail/export/"])
def test_nor_may_they_check_or_export(client, path):
    signed_in(client, "operator")
    assert client.post(path).status_code == 403
    assert client.get(path).status_code in (403, 405)


def test_an_auditor_searches_it(client):
    signed_in(client, "auditor")
    for number in range(3):
        write(verb=f"x.{number}", actor=SYSTEM, at=AT)
    text = client.get("/trail/?verb=x.1").content.decode()
    assert "x.1" in text
    assert "x.2" not in text


def test_an_operator_reads_it_in_a_staff_session(client):
    user = signed_in(client, "operator")
    open_staff_session(user=user, reason="a complaint", actor=SYSTEM, at=timezone.now())
    assert client.get("/trail/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_for_three(client, rows, django_assert_num_queries):
    signed_in(client, "auditor")
    for number in range(rows):
        write(verb=f"x.{number}", actor=SYSTEM, at=AT)
    client.get("/trail/")
    with django_assert_num_queries(7):
        client.get("/trail/?verb=x.")


def test_one_entry_shows_what_changed(client):
    signed_in(client, "auditor")
    write(verb="x", actor=SYSTEM, at=AT, changes={"name": ["<b>old</b>", "new"]})
    text = client.get(f"/trail/{Entry.objects.last().number}/").content.decode()
    assert "&lt;b&gt;old" in text
    assert Entry.objects.get(verb="x").digest in text
    assert client.get("/trail/999/").status_code == 404


def test_the_export_can_be_checked_and_is_itself_noted(client, tmp_path):
    signed_in(client, "auditor")
    write(verb="x", actor=SYSTEM, at=AT)
    lines = b"".join(client.post("/trail/export/").streaming_content).decode().splitlines()
    assert [json.loads(line)["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert Entry.objects.filter(verb="audit.exported").count() == 1


def test_the_check_writes_down_how_it_went():
    write(verb="x", actor=SYSTEM, at=AT)
    note_check(faults=[], count=0, actor=SYSTEM, at=AT)
    assert queries.last_check().data["count"] == 0


def test_the_days_are_open_to_everybody(client):
    write(verb="x", actor=SYSTEM, at=AT)
    publish_day(actor=SYSTEM, at=AT.replace(day=9))
    assert Entry.objects.get(verb="x").digest in client.get("/trail/days/").content.decode()
