"""What a run leaves behind: the same bytes every time, readable sheets, harmless cells."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.messages import catalogue
from rongtong_match.results import DuplicateGroup, Question, Run, Settings, Team, Unserved
from rongtong_match.tables import Loaded, write_run
from rongtong_match.tables.write.cells import fitting, neutral
from rongtong_match.types import Check, Contribution, Level, Match, Need, Offer, Outcome, Reason, Verdict
from tests.core.tables.office_files import HEAD, TODAY, needs, offers, one_sheet, workbook

WHY = Reason("tables.title_made", (("title", "检测"),))
ASK = Reason("tables.no_title")
EVIL = '=cmd|" /C calc"!A0'


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Loaded[Need], Loaded[Offer]]:
    rows = [HEAD, ("N1", EVIL, "内容"), ("N2", "铝合金焊接", "-3"), ("N3", "无人能接", "@x")]
    offered = [
        ("成果名称", "完成单位", "联系电话", "转让价格"),
        ("检测装置", "+某大学", "-5", -5),
        ("焊机", "某厂", "", ""),
    ]
    left, right = tmp_path / "n.xlsx", tmp_path / "o.csv"
    with xlsxwriter.Workbook(left, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("需求")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    with right.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(offered)
    return needs(left), offers(right)


def run_of(left: Loaded[Need], right: Loaded[Offer]) -> Run:
    check = Check("budget", Outcome.UNKNOWN, ASK, ASK, "offer")
    first, second = (offer.id for offer in right.records)
    given_points = (Contribution("topic", 0.8, 0.5, 400_000),)
    matches = tuple(
        Match(need_id, offer_id, rank, 0.4, level, Verdict((check,)), given_points, (WHY,))
        for need_id, offer_id, rank, level in (
            ("N1", first, 1, Level.DIRECT),
            ("N1", second, 2, Level.WEAK),
            ("N2", second, 1, Level.STRONG),
        )
    )
    return Run(
        Settings(TODAY, 10, 2, None, 0, "e", "w"),
        left.records,
        right.records,
        matches,
        unserved=(Unserved("N3", WHY, matches[1]),),
        questions=(Question("offer", second, "budget", ASK, (("N1", second), ("N2", second))),),
        duplicates=(DuplicateGroup("need", ("N1", "N2"), 0.93),),
        teams=(Team("N3", ((first, ("检测",)),), ("焊接",)),),
    )


@pytest.fixture
def out(tmp_path: Path, sides: tuple[Loaded[Need], Loaded[Offer]]) -> Path:
    write_run(run_of(*sides), *sides, tmp_path / "out")
    return tmp_path / "out"


def grid(path: Path, sheet: int) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True))


def test_the_same_run_gives_the_same_bytes(tmp_path: Path, sides: tuple[Loaded[Need], Loaded[Offer]]) -> None:
    first, second = (write_run(run_of(*sides), *sides, tmp_path / name) for name in ("a", "b"))
    assert [path.name for path in first] == [
        "matches.jsonl",
        "matches.csv",
        "matches.xlsx",
        "needs_checked.xlsx",
        "offers_checked.csv",
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(list((tmp_path / "a").iterdir())) == len(first)


def test_jsonl_has_a_line_a_pair(out: Path) -> None:
    lines = [json.loads(line) for line in (out / "matches.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["need_id"], line["rank"], line["level"]) for line in lines] == [
        ("N1", 1, 4),
        ("N1", 2, 2),
        ("N2", 1, 3),
    ]
    assert lines[0]["verdict"] == "unknown"
    assert lines[0]["reasons"] == ["没有填名称，暂用内容的第一句“检测”代替，请补上名称。"]
    assert lines[0]["checks"][0]["asks"] == "offer"
    assert lines[0]["contributions"] == [{"feature": "topic", "value": 0.8, "weight": 0.5, "points": 400_000}]


def test_sheets_and_their_order(out: Path) -> None:
    names = openpyxl.load_workbook(out / "matches.xlsx").sheetnames
    assert names == ["需求与候选", "全部配对", "要问：预算", "暂无人能接", "疑似重复", "组队方案"]


def test_the_sheet_of_needs_reads_without_ids(out: Path) -> None:
    rows = grid(out / "matches.xlsx", 0)
    assert rows[1][1:8] == (EVIL, None, "直接对口", 1, "直接对口", rows[1][6], "+某大学")
    assert str(rows[1][6]).startswith("检测装置\nO-")
    assert rows[4][:3] == ("N3", "无人能接", None)
    assert "暂无人能接" in str(rows[4][8])


def test_needs_and_pairs_link_to_each_other(out: Path) -> None:
    book = openpyxl.load_workbook(out / "matches.xlsx")
    assert book["需求与候选"]["A4"].hyperlink.location == "'全部配对'!A4"
    assert book["全部配对"]["A4"].hyperlink.location == "'需求与候选'!A4"
    assert book["全部配对"].freeze_panes == "C2"
    assert book["全部配对"].auto_filter.ref == "A1:K4"


def test_questions_say_whom_what_and_how_much_it_settles(out: Path) -> None:
    row = grid(out / "matches.xlsx", 2)[1]
    assert (row[0], row[2], row[4], row[5]) == ("供给方", "焊机", "这一行没有名称，请补上名称。", 2)


def test_nobody_unserved_is_said(tmp_path: Path, sides: tuple[Loaded[Need], Loaded[Offer]]) -> None:
    run = replace(run_of(*sides), unserved=(), questions=(), duplicates=(), teams=())
    path = write_run(run, *sides, tmp_path / "out", language="en")[2]
    assert openpyxl.load_workbook(path).sheetnames == ["Needs", "All pairs", "Not served"]
    assert grid(path, 2)[1][1] == "Every need has a candidate."


def test_no_cell_of_any_workbook_is_a_formula(out: Path) -> None:
    for path in out.glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path).worksheets:
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds


def test_csv_cells_are_neutral_and_open_in_excel(out: Path) -> None:
    raw = (out / "matches.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert rows[1][1] == "'" + EVIL
    assert rows[1][4] == "'+某大学"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1", "'=1"),
        ("+x", "'+x"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-3.5", "-3.5"),
        (-3, "-3"),
    ],
)
def test_neutral(value: str | int, text: str) -> None:
    assert neutral(value) == text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
def test_no_neutral_text_begins_a_formula(text: str) -> None:
    first = neutral(text)[:1]
    assert first not in set("=@\t\r\n＝＋－＠")
    assert (
        first not in set("+-")
        or text.strip("+-").replace(".", "").replace("%", "").replace("e", "").isalnum()
    )


@settings(deadline=None)
@given(st.text(min_size=1, max_size=4), st.integers(10_000, 40_000))
def test_fitting_text_is_what_excel_holds(text: str, times: int) -> None:
    assert len(fitting(text * times).encode("utf-16-le")) <= 32_767 * 2


def test_the_checked_csv_keeps_cells_and_adds_what_to_mend(out: Path) -> None:
    rows = list(csv.reader((out / "offers_checked.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["成果名称", "完成单位", "联系电话", "转让价格", "融通编号", "需要修改"]
    assert rows[1][:4] == ["检测装置", "'+某大学", "-5", "-5"]
    assert rows[1][4].startswith("O-")
    assert rows[1][5].startswith("【转让价格】")


def test_the_checked_workbook_is_the_same_workbook(tmp_path: Path) -> None:
    rows = [
        ("汇总表",),
        ("需求名称", "截止日期", "预算"),
        ("甲", date(2027, 3, 1), "很多"),
        ("乙", "=1+1", 5),
    ]
    path = workbook(tmp_path / "n.xlsx", ("说明", [("请填写",)], ()), ("需求", rows, ["A1:C1"]))
    loaded = needs(path)
    empty = Run(Settings(TODAY, 1, 2, None, 0, "e", "w"), loaded.records, (), ())
    written = write_run(
        empty, loaded, offers(one_sheet(tmp_path / "o.xlsx", [("成果名称",)])), tmp_path / "out"
    )[3]
    book = openpyxl.load_workbook(written)
    assert book.sheetnames == ["说明", "需求"]
    assert [cell.value for cell in book["需求"][2]] == [
        "需求名称",
        "截止日期",
        "预算",
        "融通编号",
        "需要修改",
    ]
    assert str(book["需求"].merged_cells) == "A1:C1"
    assert (book["需求"]["A3"].value, book["需求"]["B3"].is_date) == ("甲", True)
    assert (book["需求"]["B4"].value, book["需求"]["B4"].data_type) == ("=1+1", "s")
    assert str(book["需求"]["E3"].value).startswith("【预算】")


def test_written_inputs_read_back_as_the_same_records(
    out: Path, sides: tuple[Loaded[Need], Loaded[Offer]]
) -> None:
    assert needs(out / "needs_checked.xlsx").records == sides[0].records
    assert offers(out / "offers_checked.csv").records == sides[1].records


TITLES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=5
)


@settings(max_examples=25, deadline=None)
@given(TITLES)
def test_any_titles_survive_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    lines = [json.dumps({"id": f"i{n}", "title": title}) for n, title in enumerate(titles)]
    (folder / "n.jsonl").write_text("\n".join(lines), encoding="utf-8")
    loaded, other = needs(folder / "n.jsonl"), offers(folder / "n.jsonl")
    empty = Run(Settings(TODAY, 1, 2, None, 0, "e", "w"), loaded.records, other.records, ())
    written = write_run(empty, loaded, other, folder / "out")[3]
    assert [need.title for need in needs(written).records] == [need.title for need in loaded.records]


def test_every_message_has_both_languages() -> None:
    ours = {code: pair for code, pair in catalogue().items() if code.startswith("tables.")}
    assert all((zh and en and zh != en) or code.startswith("tables.csv") for code, (zh, en) in ours.items())
