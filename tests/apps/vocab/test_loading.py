"""Loading a list: idempotent, nothing deleted, undone as a new version, written down, seen at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from rongtong.apps.vocab import actions, queries
from rongtong.apps.vocab.models import ListVersion, Term
from rongtong.apps.vocab.queries.rows import content
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Actor, Held
from tests.apps.vocab.conftest import AT, OPERATOR

pytestmark = pytest.mark.usefixtures("lists")
OFFICER = Actor("user", 2, held=(Held("officer", regions=frozenset({"500000"})),))
WITHOUT_SESSION = Actor("user", 1, held=(Held("operator"),))
FILE = "code,zh,parent,maps\nS1,数智科技,,emerging:1:broad\nS9,未来材料,,\n"


def load(text=FILE, *, version=None, actor=OPERATOR, at=AT, code="cq-416"):
    now = version if version is not None else queries.listing(code).version
    return actions.import_list(
        list_code=code, text=text, version=now, actor=actor, at=at, reason="渝府发〔2026〕1号"
    )


def test_loading_again_changes_nothing():
    before = (ListVersion.objects.count(), Entry.objects.count(), content("region"))
    done = actions.load_shipped(actor=SYSTEM, at=AT)
    assert set(done.values()) == {None}
    assert (ListVersion.objects.count(), Entry.objects.count(), content("region")) == before


def test_what_a_file_lacks_ends_but_keeps_its_name():
    load()
    assert queries.term("cq-416", "S2", AT.date()) is None
    assert queries.term("cq-416", "S2", AT.date() - timedelta(days=1)).zh == "生命健康"
    assert queries.label("cq-416", "S2") == "生命健康"


def test_a_load_is_seen_at_once_even_within_a_pinned_request():
    with queries.pinned():
        assert queries.term("cq-416", "S9") is None
        load()
        assert queries.term("cq-416", "S9").zh == "未来材料"


def test_undo_brings_back_what_was_and_is_a_version_of_its_own():
    load()
    actions.undo(list_code="cq-416", version=2, actor=OPERATOR, at=AT, reason="wrong file")
    assert queries.term("cq-416", "S2", AT.date()).zh == "生命健康"
    assert queries.term("cq-416", "S9", AT.date()) is None
    assert [v.origin for v in queries.versions("cq-416")] == ["undo", "import", "shipped"]


def test_the_first_version_cannot_be_undone():
    with pytest.raises(actions.NotLoaded):
        actions.undo(list_code="cq-416", version=1, actor=OPERATOR, at=AT, reason="wrong file")


def test_of_two_operators_the_second_is_told_and_nothing_is_lost():
    load(version=1)
    with pytest.raises(actions.NotLoaded):
        load("code,zh\nS5,别的", version=1)
    assert queries.term("cq-416", "S5") is None
    assert queries.term("cq-416", "S9") is not None


@pytest.mark.parametrize("actor", [ANONYMOUS, OFFICER, WITHOUT_SESSION])
def test_only_the_operator_in_a_staff_session_loads(actor):
    before = content("cq-416")
    with pytest.raises(Refused):
        load(actor=actor)
    with pytest.raises(Refused):
        actions.undo(list_code="cq-416", version=1, actor=actor, at=AT, reason="wrong file")
    assert content("cq-416") == before


def test_a_faulty_file_writes_nothing():
    before = (content("cq-416"), Entry.objects.count())
    with pytest.raises(actions.NotLoaded):
        load("code,zh,parent\nS1,A,S1")
    assert (content("cq-416"), Entry.objects.count()) == before


def test_a_load_is_written_down():
    load()
    entry = Entry.objects.order_by("-number").first()
    assert (entry.verb, entry.actor, entry.reason) == ("vocab.list.loaded", 1, "渝府发〔2026〕1号")
    assert entry.data["added"] == 1
    assert entry.data["ended"] == 7


def test_shipped_lists_do_not_replace_an_import_unasked():
    load()
    assert actions.load_shipped(actor=SYSTEM, at=AT)["cq-416"] is None
    assert queries.term("cq-416", "S9") is not None
    actions.load_shipped(actor=SYSTEM, at=AT, over_imports=True)
    assert queries.term("cq-416", "S2", AT.date()) is not None


def test_a_code_that_changes_its_name_keeps_both():
    lines = "code,zh,valid_from,valid_to,maps\n1,甲,,2026-01-01,industry:C36:exact\n1,乙,2026-01-01,,"
    load(lines)
    assert queries.label("cq-416", "1", date(2025, 12, 31)) == "甲"
    assert queries.label("cq-416", "1", date(2026, 1, 1)) == "乙"
    assert load(lines) is None


def test_any_number_of_look_ups_costs_one_query_when_pinned(django_assert_num_queries):
    queries.label("region", "500103")
    with django_assert_num_queries(1), queries.pinned():
        names = [queries.label("region", code) for code in ("500103", "500105", "510104")]
        assert names == ["渝中区", "江北区", "锦江区"]
        assert queries.region_scope("510000")
        assert queries.search("软件")


def test_a_rolled_back_load_is_not_remembered():
    with transaction.atomic():
        load()
        assert queries.term("cq-416", "S9") is not None
        transaction.set_rollback(True)
    assert queries.term("cq-416", "S9") is None
    assert Term.objects.filter(code="S9").count() == 0


def test_the_command_imports_with_a_dry_run_first(tmp_path, capsys):
    path = tmp_path / "416.csv"
    path.write_text(FILE, encoding="gb18030")
    call_command("load_vocab", list="cq-416", file=path, dry_run=True)
    assert queries.term("cq-416", "S9") is None
    call_command("load_vocab", list="cq-416", file=path)
    assert queries.term("cq-416", "S9").zh == "未来材料"
    assert "would add 1" in capsys.readouterr().out


def test_the_command_names_faults_and_stops(tmp_path):
    path = tmp_path / "416.csv"
    path.write_text("code,zh\nlower,A", encoding="utf-8")
    with pytest.raises(CommandError, match="1 fault"):
        call_command("load_vocab", list="cq-416", file=path)
