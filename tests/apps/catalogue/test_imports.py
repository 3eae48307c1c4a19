"""A spreadsheet becomes drafts, in one batch that can be undone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.catalogue.actions import imports, listings, taking_in
from rongtong.apps.catalogue.models import Import, Listing
from rongtong.apps.catalogue.queries.imports import counts
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import reviewing, step_of
from tests.factories.imports import HEAD, ROWS, begun, brought_in, sheet, undone
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, acting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists(db: None) -> None:
    vocab.load()


def test_a_workbook_is_read_into_values_of_listings() -> None:
    made, _by = begun()
    assert (made.state, counts(made)["new"]) == ("preview", 3)
    first = made.rows.get(position=0)
    assert first.values["money_high"] == 120_000_000
    assert (first.values["region"], first.values["maturity"], first.values["field"]) == ("510100", 5, "05")
    assert (first.sheet, first.row) == ("Sheet", 3)


def test_nothing_is_made_before_a_person_says_so() -> None:
    begun()
    assert not Listing.objects.exists()


def test_drafts_are_made_and_nothing_is_public() -> None:
    made, _by = brought_in()
    assert made.state == "done"
    assert set(Listing.objects.values_list("state", flat=True)) == {"draft"}
    assert Listing.objects.filter(batch=f"import-{made.pk}").count() == 3


def test_the_same_file_twice_changes_nothing() -> None:
    made, _by = brought_in()
    again, _by = begun(owner=made.organisation)
    assert counts(again) == {
        "new": 0,
        "changed": 0,
        "same": 3,
        "twin": 0,
        "faulty": 0,
        "revision": 0,
        "held": 0,
    }


def test_a_changed_row_is_written_into_its_draft_and_undone_again() -> None:
    made, _by = brought_in()
    changed = [[1, ROWS[0][1], "包覆后循环寿命提高50%，已中试。", *ROWS[0][3:]], *ROWS[1:]]
    again, by = brought_in(owner=made.organisation, upload=sheet(changed))
    draft = Listing.objects.get(title=ROWS[0][1])
    assert "50%" in draft.detail
    undone(again, by)
    draft.refresh_from_db()
    assert "30%" in draft.detail
    assert Listing.objects.filter(state="draft").count() == 3


def test_undo_takes_all_drafts_back_but_not_what_was_handed_in() -> None:
    made, by = brought_in()
    handed = Listing.objects.get(title=ROWS[2][1])
    listings.submit(listing=handed, actor=by, at=AT)
    assert undone(made, by).left == 1
    assert sorted(Listing.objects.values_list("state", flat=True)) == ["discarded", "discarded", "submitted"]


def test_a_wrong_value_is_named_and_mended_in_place() -> None:
    rows = [[*ROWS[0][:4], "阿特兰蒂斯", *ROWS[0][5:]]]
    made, by = begun(upload=sheet(rows))
    row = made.rows.get()
    assert [fault["column"] for fault in row.faults] == ["所在地"]
    imports.mend(batch=made, typed={0: {"region:所在地": "重庆市渝北区"}}, actor=by, at=AT)
    work_off()
    row = made.rows.get()
    assert (row.values["region"], row.faults) == ("500112", [])


def test_a_column_can_be_given_another_meaning() -> None:
    made, by = begun(upload=sheet(head=[*HEAD[:2], "其他情况", *HEAD[3:]]))
    columns = {"成果名称": "title", "其他情况": "detail", "所在地": "region"}
    imports.choose_columns(batch=made, columns=columns, kind="result", version=made.version, actor=by, at=AT)
    work_off()
    assert made.rows.get(position=0).values["detail"].startswith("包覆后")


def test_a_file_that_is_no_table_says_so() -> None:
    made, _by = begun(upload=SimpleUploadedFile("信.txt", "你好，附件稍后补上。".encode()))
    assert made.state == "unreadable"
    assert made.problem["code"].startswith("tables.")


def test_a_stranger_neither_begins_nor_runs() -> None:
    made, _by = begun()
    stranger = acting(account())
    with pytest.raises(Refused):
        taking_in.run_import(batch=made, version=None, actor=stranger, at=AT)
    with pytest.raises(Refused):
        imports.begin_import(
            side="offer", kind="result", organisation=made.organisation, upload=sheet(), actor=stranger, at=AT
        )
    assert not Listing.objects.exists()
    assert Import.objects.count() == 1


def test_an_imported_draft_goes_through_the_gate_like_any_other() -> None:
    _made, by = brought_in()
    draft = Listing.objects.get(title=ROWS[2][1])
    handed = listings.submit(listing=draft, actor=by, at=AT)
    for step in ("take", "publish"):
        handed = step_of(handed, step, reviewing(handed))
    assert handed.state == "published"


def test_running_numbers_of_another_file_mean_nothing() -> None:
    made, _by = brought_in()
    other = [[1, "另一张表的第一条", "与前一张表无关的内容，处理量每小时2吨。", *ROWS[0][3:]]]
    again, _by = brought_in(owner=made.organisation, upload=sheet(other))
    assert counts(again)["new"] == 1
    assert Listing.objects.get(title=ROWS[0][1]).detail == ROWS[0][2]


def test_blank_cells_never_wipe_what_the_owner_filled_in() -> None:
    made, by = brought_in()
    draft = Listing.objects.get(title=ROWS[0][1])
    filled = {"keywords": ["三元正极", "包覆"], "licences": ["ordinary"], "capacity": 3}
    listings.save(listing=draft, values=filled, version=draft.version, actor=by, at=AT)
    changed = [[1, ROWS[0][1], "包覆后循环寿命提高50%，已中试。", *ROWS[0][3:]]]
    brought_in(owner=made.organisation, upload=sheet(changed))
    draft.refresh_from_db()
    assert "50%" in draft.detail
    assert (draft.keywords, draft.licences, draft.capacity) == (["三元正极", "包覆"], ["ordinary"], 3)


def test_undo_keeps_what_the_owner_wrote_since_and_the_trail_names_what_went_back() -> None:
    made, by = brought_in()
    changed = [[1, ROWS[0][1], "包覆后循环寿命提高50%，已中试。", *ROWS[0][3:-1], 300]]
    again, by = brought_in(owner=made.organisation, upload=sheet(changed))
    draft = Listing.objects.get(title=ROWS[0][1])
    listings.save(
        listing=draft, values={"detail": "我后来亲手改的。"}, version=draft.version, actor=by, at=AT
    )
    undone(again, by)
    draft.refresh_from_db()
    assert (draft.detail, draft.money_high) == ("我后来亲手改的。", 120_000_000)
    told = Entry.objects.filter(verb="catalogue.listing.edited", about=str(draft.pk)).latest("pk")
    assert told.data["fields"] == ["money_high", "money_low"]
