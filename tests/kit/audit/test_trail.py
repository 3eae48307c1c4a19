import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from rongtong.kit.audit import action, queries, record
from rongtong.kit.audit.actions import publish_day
from rongtong.kit.audit.models import Day, Entry, Head
from rongtong.kit.audit.unit import OutsideAction
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories.tickets import AT, ticket
from tests.sample.models import Ticket

pytestmark = pytest.mark.django_db
ANNE = Actor("user", 7, "Anne")


@action
def note(*, verb: str, actor: Actor, at, about=None, fail: bool = False, **values) -> None:
    record(verb, actor=actor, at=at, about=about, **values)
    if fail:
        raise RuntimeError(verb)


@action
def outer(*, inner_fails: bool, actor: Actor, at) -> None:
    record("outer", actor=actor, at=at)
    try:
        note(verb="inner", actor=actor, at=at, fail=inner_fails)
    except RuntimeError:
        record("went on", actor=actor, at=at)


def verbs() -> list[str]:
    return list(Entry.objects.values_list("verb", flat=True))


def altered(sql: str) -> None:
    """Change the table as somebody with the database's own password could: the guards taken away first."""
    from tests.guards import guards_off

    with guards_off(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_entry_says_who_what_when_why():
    made = ticket()
    note(verb="x", actor=ANNE, at=AT, about=made, reason="because", changes={"title": ["a", "b"]})
    entry = queries.of(made).get()
    assert (entry.actor, entry.actor_name, entry.verb, entry.reason) == (7, "Anne", "x", "because")
    assert (entry.at, entry.label, entry.changes) == (AT, "T", {"title": ["a", "b"]})


def test_entries_follow_one_another():
    for verb in "abc":
        note(verb=verb, actor=ANNE, at=AT)
    assert verbs() == ["a", "b", "c"]
    assert not list(queries.faults())


def test_nothing_is_written_outside_an_action():
    with pytest.raises(OutsideAction):
        record("x", actor=ANNE, at=AT)


def test_an_action_that_fails_leaves_no_entry():
    with pytest.raises(RuntimeError):
        note(verb="x", actor=ANNE, at=AT, fail=True)
    assert verbs() == []


def test_an_inner_action_that_fails_takes_only_its_own_entries():
    outer(inner_fails=True, actor=ANNE, at=AT)
    assert verbs() == ["outer", "went on"]


@action
def make_and_fail(*, actor: Actor, at) -> None:
    ticket()
    raise RuntimeError("after writing")


@action
def go_on(*, actor: Actor, at) -> None:
    with pytest.raises(RuntimeError):
        make_and_fail(actor=actor, at=at)


def test_an_inner_action_that_fails_takes_what_it_wrote_with_it():
    go_on(actor=ANNE, at=AT)
    assert not Ticket.objects.exists()


def test_an_inner_action_joins_the_outer_one():
    outer(inner_fails=False, actor=ANNE, at=AT)
    assert verbs() == ["outer", "inner"]


@pytest.mark.parametrize(
    "values", [{"actor": None}, {"actor": 7}, {"at": None}, {"at": AT.replace(tzinfo=None)}]
)
def test_an_action_wants_an_actor_and_a_time_with_its_zone(values):
    with pytest.raises(TypeError):
        note(**({"verb": "x", "actor": ANNE, "at": AT} | values))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET verb = 'y'",
        "DELETE FROM audit_entry",
        "UPDATE audit_day SET number = 0",
        "DELETE FROM audit_day",
    ],
)
def test_the_database_refuses_to_change_what_was_written(sql):
    note(verb="x", actor=ANNE, at=AT)
    publish_day(actor=SYSTEM, at=AT + timedelta(days=1))
    with (
        pytest.raises(DatabaseError, match="insert-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert verbs()[0] == "x"


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE audit_entry SET label = 'other' WHERE number = 2", "altered"),
        ("DELETE FROM audit_entry WHERE number = 2", "gap"),
        ("DELETE FROM audit_entry WHERE number = 3", "end"),
        ("UPDATE audit_entry SET at = '2026-01-01 00:00:00+00:00' WHERE number = 2", "altered"),
    ],
)
def test_whoever_gets_past_the_guards_is_found(sql, fault):
    for verb in "abc":
        note(verb=verb, actor=ANNE, at=AT)
    altered(sql)
    assert fault in {found.fault for found in queries.faults()}
    with pytest.raises(CommandError):
        call_command("verify_audit")


def test_what_is_written_while_the_trail_is_read_is_no_fault(monkeypatch):
    note(verb="before", actor=ANNE, at=AT)
    whole = queries.export

    def export():
        note(verb="meanwhile", actor=ANNE, at=AT)
        yield from whole()
        note(verb="meanwhile", actor=ANNE, at=AT)

    monkeypatch.setattr(queries, "export", export)
    assert list(queries.faults()) == []


def test_a_chain_written_anew_does_not_agree_with_the_published_day():
    note(verb="a", actor=ANNE, at=AT)
    published = publish_day(actor=SYSTEM, at=AT + timedelta(days=1))
    altered("DELETE FROM audit_entry")
    Head.objects.update(number=0, digest="0" * 64)
    note(verb="forged", actor=ANNE, at=AT)
    assert published.number == 1
    assert {found.fault for found in queries.faults()} == {"day"}


def test_a_day_is_published_once():
    note(verb="a", actor=ANNE, at=AT)
    later = AT + timedelta(days=1)
    assert publish_day(actor=SYSTEM, at=later).digest == Entry.objects.get(verb="a").digest
    assert publish_day(actor=SYSTEM, at=later) is None
    assert Day.objects.count() == 1


def test_an_export_is_checked_without_the_database(tmp_path, capsys):
    note(verb="a", actor=ANNE, at=AT, data={"money": 12.5, "names": ("李",)})
    note(verb="b", actor=ANNE, at=AT)
    file = tmp_path / "trail.jsonl"
    call_command("verify_audit", export=str(file))
    altered("DELETE FROM audit_entry")
    call_command("verify_audit", file=str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(lines[0].replace("李", "王") + "\n" + lines[1], encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("verify_audit", file=str(file))
    assert [json.loads(line)["verb"] for line in lines] == ["a", "b"]


def test_search_meets_every_condition():
    made = ticket()
    note(verb="x.one", actor=ANNE, at=AT, about=made)
    note(verb="x.two", actor=Actor("user", 8, "Bo"), at=AT + timedelta(hours=1), about=made)
    assert [entry.verb for entry in queries.search(verb="x.", kind="sample.Ticket")] == ["x.two", "x.one"]
    assert [entry.verb for entry in queries.search(actor=8)] == ["x.two"]
    assert [entry.verb for entry in queries.search(until=AT + timedelta(minutes=1))] == ["x.one"]
