"""Odd cells: formulas, pictures, markup, control characters, very long texts, numbers that are ids."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.tables.read.cells import as_text, clean
from rongtong_match.types import Money
from tests.core.tables.office_files import codes, needs, one_sheet


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>检测<b>裂纹</b></p><p>在线</p>", "检测裂纹\n在线"),
        ("&lt;p&gt;检测&lt;/p&gt;&amp;焊接", "检测\n&焊接"),
        ("<script>alert(1)</script>检测", "检测"),
        ("温度<50℃且>20℃，a<b", "温度<50℃且>20℃，a<b"),
        ("检\x00测\ud800\x07裂_x000D_\n纹\ufeff", "检测裂\n纹"),
        ("👩\u200d🔬䶮𠮷", "👩\u200d🔬䶮𠮷"),
    ],
)
def test_clean_text(raw: str, text: str) -> None:
    assert clean(raw) == text


@settings(deadline=None)
@given(st.text())
def test_cleaned_text_can_always_be_written(raw: str) -> None:
    text = clean(raw)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text)


@pytest.mark.parametrize(("cell", "text"), [(3.0, "3"), (0.1, "0.1"), (True, "是"), (10**20, str(10**20))])
def test_numbers_read_as_people_write_them(cell: float, text: str) -> None:
    assert as_text(cell) == text


def test_computed_formulas_count_and_uncomputed_ones_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["需求名称", "预算(万元)"])
        sheet.write_row(1, 0, ["甲"])
        sheet.write_formula(1, 1, "=20+30", None, 50)
    assert needs(path).records[0].budget == Money(50_000_000, 50_000_000)
    assert codes(needs(path)) == []


def test_a_formula_without_a_value_is_blank_with_a_warning(tmp_path: Path) -> None:
    path = one_sheet(tmp_path / "a.xlsx", [("需求名称", "预算(万元)"), ("甲", "=20+30"), ("乙", 5)])
    loaded = needs(path)
    assert [need.budget for need in loaded.records] == [None, Money(5_000_000, 5_000_000)]
    assert [(f.row, f.reason.code, f.reason.get("formula")) for f in loaded.faults] == [
        (2, "tables.formula", "=20+30")
    ]


def test_pictures_are_ignored_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
        "0def46b80000000049454e44ae426082"
    )
    (tmp_path / "a.png").write_bytes(png)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["需求名称", "甲"])
        sheet.insert_image(1, 1, str(tmp_path / "a.png"))
    assert (len(needs(path).records), codes(needs(path))) == (1, ["tables.images"])


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_cell_of_a_hundred_thousand_characters(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    text = "检测" * 50_000
    lines = {"jsonl": f'{{"title": "甲", "detail": "{text}"}}', "csv": f"名称,内容\n甲,{text}"}
    path.write_text(lines[suffix], encoding="utf-8")
    assert needs(path).records[0].detail == text


def test_a_title_of_a_hundred_thousand_characters_moves_to_the_detail(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称\n" + "检测" * 50_000, encoding="utf-8")
    loaded = needs(path)
    assert len(loaded.records[0].title) == 80
    assert len(loaded.records[0].detail) == 100_000
    assert codes(loaded) == ["tables.title_long"]


def test_no_title_is_made_from_the_detail_or_keeps_the_row_out(tmp_path: Path) -> None:
    rows = [("需求名称", "需求内容", "地区"), (None, "要检测裂纹。越快越好", None), (None, None, "成都市")]
    loaded = needs(one_sheet(tmp_path / "a.xlsx", rows))
    assert [need.title for need in loaded.records] == ["要检测裂纹"]
    assert [(f.row, f.reason.code, f.severity.value) for f in loaded.faults] == [
        (2, "tables.title_made", "warning"),
        (3, "tables.no_title", "error"),
    ]


@pytest.mark.parametrize("budget", ["-5万元", "许多", "100美元"])
def test_a_value_that_cannot_be_read_is_unknown_and_said(tmp_path: Path, budget: str) -> None:
    loaded = needs(one_sheet(tmp_path / "a.xlsx", [("名称", "预算"), ("甲", budget)]))
    assert loaded.records[0].budget is None
    assert [fault.column for fault in loaded.faults] == ["预算"]


def test_old_excel_numbers_as_ids_lose_no_digit(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("编号", "名称"), (20260001.0, "甲")):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert needs(tmp_path / "a.xlsx").records[0].id == "20260001"
