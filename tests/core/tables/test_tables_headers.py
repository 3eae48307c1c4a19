"""Headers as offices make them: titles above, two levels, merged cells, blank rows, several sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rongtong_match.types import Licence, Money
from tests.core.tables.office_files import HEAD, ROW, TODAY, attributes, needs, offers, one_sheet, workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "清单.xlsx"


def test_title_line_blank_rows_and_blank_columns_above_the_header(path: Path) -> None:
    rows = [("2026年企业技术需求汇总表",), (), (None, *HEAD), (), (None, *ROW)]
    loaded = needs(one_sheet(path, rows, ["A1:D1"]))
    assert [need.title for need in loaded.records] == [ROW[1]]
    assert loaded.sheets[0].header_row == 3


def test_two_levels_with_merged_cells_are_joined(path: Path) -> None:
    rows = [
        ("需求名称", "预算（万元）", None, "联系方式", None),
        (None, "最低", "最高", "姓名", "电话"),
        ("叶片裂纹检测", 10, 50, "张三", "13800000000"),
    ]
    need = needs(one_sheet(path, rows, ["A1:A2", "B1:C1", "D1:E1"])).records[0]
    assert need.budget == Money(10_000_000, 50_000_000)
    assert dict(need.extra) == {"联系方式姓名": "张三", "联系方式电话": "13800000000"}


def test_two_levels_without_merge_marks_as_a_csv_has_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("需求名称,预算(万元),,需求内容\n,最低,最高,\n叶片检测,10,50,很急\n", encoding="utf-8")
    need = needs(path).records[0]
    assert (need.title, need.budget, need.detail) == ("叶片检测", Money(10_000_000, 50_000_000), "很急")


def test_every_sheet_with_a_header_is_read_and_notes_are_skipped_aloud(path: Path) -> None:
    notes = [("填写说明",), ("请如实填写，名称不超过三十字。",)]
    second = ("X-2", "铝合金焊接", "减少气孔")
    workbook(path, ("填写说明", notes, ()), ("一季度", [HEAD, ROW], ()), ("二季度", [HEAD, second], ()))
    loaded = needs(path)
    assert [need.id for need in loaded.records] == ["X-1", "X-2"]
    assert loaded.sheets[0].note is not None
    assert loaded.sheets[0].note.code == "tables.sheet_no_header"


def test_an_upright_form_is_one_record(path: Path) -> None:
    form = [
        ("企业技术需求登记表",),
        ("需求名称", "叶片检测"),
        ("单位名称", "红星厂"),
        ("预算(万元)", 5),
        ("联系人", "张三"),
    ]
    loaded = needs(one_sheet(path, form, ["A1:B1"]))
    assert [(need.title, need.organisation) for need in loaded.records] == [("叶片检测", "红星厂")]
    assert loaded.records[0].budget == Money(5_000_000, 5_000_000)
    assert loaded.sheets[0].note.code == "tables.sheet_turned"  # type: ignore[union-attr]


def test_hidden_sheets_are_left_out_and_said_so(path: Path) -> None:
    workbook(path, ("需求", [HEAD, ROW], ()), ("旧表", [HEAD, ("X-0", "旧的", "旧的")], ()))
    book = openpyxl.load_workbook(path)
    book["旧表"].sheet_state = "hidden"
    book.save(path)
    loaded = needs(path)
    assert [need.id for need in loaded.records] == ["X-1"]
    assert loaded.sheets[1].note.code == "tables.sheet_hidden"  # type: ignore[union-attr]


def test_totals_remarks_and_repeated_headers_are_no_records(path: Path) -> None:
    rows = [HEAD, ROW, HEAD, ("X-2", "铝合金焊接", ""), ("合计", 2), ("备注：以上均为真实需求",)]
    loaded = needs(one_sheet(path, rows))
    assert [need.id for need in loaded.records] == ["X-1", "X-2"]
    assert loaded.sheets[0].skipped == (3, 5, 6)


def test_cells_merged_downwards_count_for_each_row(path: Path) -> None:
    rows = [("需求名称", "单位名称"), ("甲", "红星机械厂"), ("乙", None), ("丙", "东风厂")]
    loaded = needs(one_sheet(path, rows, ["B2:B3"]))
    assert [need.organisation for need in loaded.records] == ["红星机械厂", "红星机械厂", "东风厂"]


def test_columns_in_any_order_and_language(path: Path) -> None:
    head = ("Region", "Deadline", "*需求名称（必填）", "Budget (RMB)", "合作方式", "企业名称")
    row = ("成都市", date(2027, 3, 1), "叶片检测", 300000, "技术转让", "红星机械厂")
    need = needs(one_sheet(path, [head, row])).records[0]
    assert (need.region, need.deadline, need.budget) == (
        "510100",
        date(2027, 3, 1),
        Money(30_000_000, 30_000_000),
    )
    assert need.licences == {Licence.TRANSFER}


def test_traditional_and_fuzzy_headers(path: Path) -> None:
    loaded = offers(
        one_sheet(path, [("專利名稱", "專利權人", "摘　要"), ("一种检测装置", "某大学", "公开了")])
    )
    assert list(attributes(loaded).values()) == ["title", "organisation", "detail"]


@pytest.mark.parametrize(
    ("header", "cell", "budget"),
    [
        ("预算(万元)", 5, Money(5_000_000, 5_000_000)),
        ("预算（元）", "5", Money(500, 500)),
        ("预算(亿元)", 1, Money(10_000_000_000, 10_000_000_000)),
        ("预算(万元)", "5元", Money(500, 500)),
        ("预算(美元)", 5, None),
    ],
)
def test_the_unit_in_the_header_counts(path: Path, header: str, cell: object, budget: Money | None) -> None:
    assert needs(one_sheet(path, [("需求名称", header), ("叶片检测", cell)])).records[0].budget == budget


@pytest.mark.parametrize(
    "title", ["审核机器人视觉定位", "备注信息自动识别", "填报系统升级", "总计量仪表校准"]
)
def test_titles_that_begin_like_a_foot_line_are_kept(path: Path, title: str) -> None:
    assert [need.title for need in needs(one_sheet(path, [("需求名称", "地区"), (title, "")])).records] == [
        title
    ]


@pytest.mark.parametrize("header", ["资金需求", "企业类型", "联系人单位地址", "产品状态"])
def test_names_that_only_resemble_are_left_alone(path: Path, header: str) -> None:
    loaded = needs(one_sheet(path, [("需求名称", header), ("叶片检测", "有")]))
    assert attributes(loaded)[header] in (None, "organisation") or header == "产品状态"
    assert (header, "有") in loaded.records[0].extra


def test_contents_tell_when_names_say_nothing(path: Path) -> None:
    long = (
        "我公司主要生产航空发动机叶片，现有检测手段依赖人工，效率低、漏检率高，希望找到可以在线自动检测裂纹的成套技术与装备，"
        * 2
    )
    rows = [("甲栏", "乙栏", "丙栏", "丁栏")]
    rows += [(f"第{i}种高温合金叶片检测", f"{i}0万元", f"{i}：{long}", date(2027, 1, i)) for i in range(1, 6)]
    loaded = needs(one_sheet(path, rows))
    assert list(attributes(loaded).values()) == ["title", "budget", "detail", "deadline"]
    assert {column.decided for column in loaded.sheets[0].columns} == {"content"}


def test_unknown_columns_travel_through_in_order(path: Path) -> None:
    loaded = needs(one_sheet(path, [(*HEAD, "内部流水", "经办人意见"), (*ROW, 7.0, "同意")]))
    assert loaded.records[0].extra == (("内部流水", "7"), ("经办人意见", "同意"))


def test_several_detail_columns_are_joined_under_their_names(path: Path) -> None:
    loaded = needs(one_sheet(path, [("需求名称", "需求内容", "技术指标"), ("检测", "在线检测", "0.1 毫米")]))
    assert loaded.records[0].detail == "需求内容：在线检测\n技术指标：0.1 毫米"


@pytest.mark.parametrize("count", [0, 1])
def test_no_rows_and_one_row(path: Path, count: int) -> None:
    loaded = needs(one_sheet(path, [HEAD, *[ROW] * count]))
    assert len(loaded.records) == count
    assert loaded.sheets[0].header_row == 1


def test_date_of_reading_is_given_never_taken(path: Path) -> None:
    need = needs(one_sheet(path, [("需求名称", "截止日期"), ("检测", f"{TODAY.year}年12月31日")])).records[0]
    assert need.deadline == date(2026, 12, 31)
