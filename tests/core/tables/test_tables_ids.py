"""Ids: the office's own, made when absent, unique always, the same every time."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.tables.read.drafts import Draft
from rongtong_match.tables.read.ids import give_ids
from tests.core.tables.office_files import codes, needs, offers, one_sheet, workbook


def test_repeated_ids_are_made_different_and_said(tmp_path: Path) -> None:
    rows = [("编号", "名称"), ("A", "甲"), ("A", "乙"), ("A-2", "丙"), ("A", "丁")]
    loaded = needs(one_sheet(tmp_path / "a.xlsx", rows))
    assert [need.id for need in loaded.records] == ["A", "A-3", "A-2", "A-4"]
    assert [fault.reason.get("row") for fault in loaded.faults] == [2, 2]


def test_made_ids_do_not_depend_on_the_row(tmp_path: Path) -> None:
    rows = [("名称", "内容"), ("甲", "一"), ("乙", "二")]
    first = needs(one_sheet(tmp_path / "a.xlsx", rows)).records
    turned = needs(one_sheet(tmp_path / "b.xlsx", [rows[0], rows[2], rows[1]])).records
    assert {need.title: need.id for need in first} == {need.title: need.id for need in turned}
    assert all(need.id.startswith("N-") for need in first)


def test_both_sides_have_their_own_prefix(tmp_path: Path) -> None:
    path = one_sheet(tmp_path / "a.xlsx", [("名称", "内容"), ("甲", "一")])
    assert offers(path).records[0].id == needs(path).records[0].id.replace("N-", "O-")


def test_running_numbers_serve_only_when_none_repeats(tmp_path: Path) -> None:
    sheet = [("序号", "需求名称"), (1, "甲"), (2, "乙")]
    one = needs(one_sheet(tmp_path / "a.xlsx", sheet))
    two = needs(workbook(tmp_path / "b.xlsx", ("一", sheet, ()), ("二", [sheet[0], (1, "丙")], ())))
    assert [need.id for need in one.records] == ["1", "2"]
    assert all(need.id.startswith("N-") for need in two.records)
    assert codes(two) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "A", "A-2", "A-2-2"]), st.sampled_from("甲乙")), max_size=12))
def test_ids_are_always_unique(entries: list[tuple[str, str]]) -> None:
    drafts = [Draft(0, row, own, values={"title": title}) for row, (own, title) in enumerate(entries)]
    given_ids = give_ids(drafts, "need").ids
    assert len(set(given_ids)) == len(drafts)
    firsts = {own: position for position, (own, _) in reversed(list(enumerate(entries))) if own}
    assert all(given_ids[position] == own for own, position in firsts.items())


def test_one_id_in_every_row_costs_no_more_than_linear_time() -> None:
    drafts = [Draft(0, row, id="工业") for row in range(30_000)]
    before = process_time()
    given_ids = give_ids(drafts, "offer").ids
    assert (given_ids[0], given_ids[-1], len(set(given_ids))) == ("工业", "工业-30000", 30_000)
    assert process_time() - before < 5
