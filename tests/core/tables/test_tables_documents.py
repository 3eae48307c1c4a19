"""Folders of Word and PDF documents, each one need."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from rongtong_match.types import Money
from tests.core.tables.office_files import HEAD, ROW, codes, needs, one_sheet


def letter(path: Path, *lines: str, title: str = "", heading: str = "") -> Path:
    document = docx.Document()
    document.core_properties.title = title
    if heading:
        document.add_heading(heading)
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_labelled_lines_are_read_like_columns(tmp_path: Path) -> None:
    lines = ("预算：50万元", "截止时间：2027年3月1日", "联系人：张三", "本公司需要在线检测叶片裂纹。")
    letter(tmp_path / "一.docx", *lines, heading="叶片裂纹检测")
    need = needs(tmp_path).records[0]
    assert (need.title, need.budget) == ("叶片裂纹检测", Money(50_000_000, 50_000_000))
    assert (need.deadline, need.detail) == (date(2027, 3, 1), "本公司需要在线检测叶片裂纹。")
    assert dict(need.extra) == {"文件": "一.docx", "联系人": "张三"}


def test_documents_that_call_it_differently_share_one_column(tmp_path: Path) -> None:
    letter(tmp_path / "a.docx", "需求名称：检测", "预算（万元）：50")
    letter(tmp_path / "b.docx", "技术难题：焊接", "经费：20万元")
    found = [(need.title, need.budget) for need in needs(tmp_path).records]
    assert found == [("检测", Money(50_000_000, 50_000_000)), ("焊接", Money(20_000_000, 20_000_000))]


def test_form_tables_are_read_by_their_labels(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("企业技术需求登记表")
    table = document.add_table(2, 4)
    texts = ("需求名称", "叶片检测", "单位名称", "红星机械厂", "所在地区", "成都市", "预算（万元）", "50")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    need = needs(tmp_path).records[0]
    assert (need.title, need.organisation, need.region) == ("叶片检测", "红星机械厂", "510100")
    assert need.budget == Money(50_000_000, 50_000_000)


@pytest.mark.parametrize(
    ("title", "heading", "first", "expected"),
    [
        ("属性里的题", "大标题", "第一行", "大标题"),
        ("属性里的题", "", "第一行", "属性里的题"),
        ("Microsoft Word - 文档1", "", "第一行", "第一行"),
        ("", "", "第一行" * 60, "文件名"),
    ],
)
def test_where_a_title_comes_from(
    tmp_path: Path, title: str, heading: str, first: str, expected: str
) -> None:
    letter(tmp_path / "文件名.docx", first, title=title, heading=heading)
    assert needs(tmp_path).records[0].title == expected


def test_a_label_alone_takes_the_lines_below(tmp_path: Path) -> None:
    letter(tmp_path / "a.docx", "需求名称：检测", "二、需求内容", "第一段", "第二段", "预算：面议")
    need = needs(tmp_path).records[0]
    assert (need.detail, need.budget) == ("第一段\n第二段", Money())


def test_one_bad_document_does_not_stop_the_folder(tmp_path: Path) -> None:
    letter(tmp_path / "a.docx", "需求名称：检测")
    (tmp_path / "b.docx").write_bytes(b"PK broken")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "d.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    (tmp_path / "~$a.docx").write_bytes(b"lock file of Word")
    loaded = needs(tmp_path)
    assert [need.title for need in loaded.records] == ["检测"]
    assert codes(loaded) == ["tables.broken", "tables.broken", "tables.old_word"]


def test_spreadsheets_in_the_folder_are_read_too(tmp_path: Path) -> None:
    letter(tmp_path / "a.docx", "需求名称：检测")
    one_sheet(tmp_path / "b.xlsx", [HEAD, ROW])
    (tmp_path / "c.csv").write_bytes(b"")
    loaded = needs(tmp_path)
    assert [need.title for need in loaded.records] == ["检测", ROW[1]]
    assert codes(loaded) == ["tables.empty"]


def pdf(path: Path, text: str) -> Path:
    """A PDF of one page whose only text is ASCII ``text``."""
    stream = (
        "BT /F1 12 Tf 72 720 Td " + " ".join(f"({line}) Tj 0 -20 Td" for line in text.split("\n")) + " ET"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = "%PDF-1.4\n", ""
    for number, text in enumerate(objects, 1):
        places += f"{len(body):010} 00000 n \n"
        body += f"{number} 0 obj{text}endobj\n"
    table = f"xref\n0 6\n0000000000 65535 f \n{places}trailer<</Root 1 0 R/Size 6>>\n"
    path.write_bytes(f"{body}{table}startxref\n{len(body)}\n%%EOF".encode())
    return path


def test_a_pdf_with_labels(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Title: Crack detection\nBudget: 500000 RMB\nInspect blades in line")
    need = needs(tmp_path).records[0]
    assert (need.title, need.detail) == ("Crack detection", "Inspect blades in line")
    assert need.budget == Money(50_000_000, 50_000_000)


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "")
    pdf(tmp_path / "b.pdf", "Title: Crack detection")
    assert codes(needs(tmp_path)) == ["tables.scan"]
