"""csv in every encoding and delimiter, JSON lines and arrays."""

from __future__ import annotations

import codecs
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.tables.read.delimited import delimiter_of
from rongtong_match.types import Money
from tests.core.tables.office_files import codes, needs

TEXT = "编号,需求名称,预算(万元)\nA1,䶮鑫公司𠮷字🚀检测,50\nA2,铝合金焊接,面议\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(encoding))
    loaded = needs(path)
    assert [need.title for need in loaded.records] == ["䶮鑫公司𠮷字🚀检测", "铝合金焊接"]
    assert [need.budget for need in loaded.records] == [Money(50_000_000, 50_000_000), Money()]


@pytest.mark.parametrize("mark", [True, False])
def test_utf16_big_endian_and_without_a_mark(tmp_path: Path, mark: bool) -> None:
    path = tmp_path / "a.csv"
    text = "id,title,budget\n" + "".join(f"{i},detect cracks {i},{i}0000\n" for i in range(9))
    path.write_bytes((codecs.BOM_UTF16_BE if mark else b"") + text.encode("utf-16-be"))
    assert len(needs(path).records) == 9


def test_gb18030_2022_characters_come_out_at_their_new_places(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("需求名称,需求内容\n".encode("gb18030") + b"\xfe\x59\xa6\xd9\x82\x35\x90\x38,x\n")
    assert needs(path).records[0].title == "\u9fb4\ufe10\u9fb5"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_delimiters_are_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT.replace(",", delimiter), encoding="utf-8")
    assert [need.id for need in needs(path).records] == ["A1", "A2"]


def test_a_delimiter_inside_quotes_does_not_count() -> None:
    assert delimiter_of(['名称;"a,b,c,d"\n', '甲;"e,f,g,h"\n']) == ";"


def test_cells_with_line_ends_and_nul(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('需求名称,需求内容\n检\0测,"第一行\n第二行"\n'.encode())
    need = needs(path).records[0]
    assert (need.title, need.detail) == ("检测", "第一行\n第二行")


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1))
def test_titles_survive_gb18030(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    path = tmp_path_factory.mktemp("gb") / "a.jsonl"
    plain = [f"甲{title.translate(str.maketrans('', '', '<&_'))}" for title in titles]
    path.write_bytes(
        "".join(json.dumps({"名称": t}, ensure_ascii=False) + "\n" for t in plain).encode("gb18030")
    )
    assert [need.title for need in needs(path).records] == plain


@pytest.mark.parametrize("keys", [("编号", "需求名称", "预算"), ("id", "title", "budget")])
def test_json_lines_with_keys_in_either_language(tmp_path: Path, keys: tuple[str, str, str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(dict(zip(keys, ("7", "检测", "5万元"), strict=True))) + "\n", encoding="utf-8")
    need = needs(path).records[0]
    assert (need.id, need.title, need.budget) == ("7", "检测", Money(5_000_000, 5_000_000))


def test_a_json_array_with_lists_and_absent_values(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"title": "检测", "keywords": ["叶片", "裂纹"], "detail": null}]', encoding="utf-8")
    assert needs(path).records[0].keywords == ("叶片", "裂纹")


def test_a_bad_line_is_a_fault_of_that_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "甲"}\n\n{"title": "乙"\n[1]\n{"title": "丙"}\n', encoding="utf-8")
    loaded = needs(path)
    assert [need.title for need in loaded.records] == ["甲", "丙"]
    assert [(fault.row, fault.reason.code) for fault in loaded.faults] == [
        (3, "tables.json_line"),
        (4, "tables.json_line"),
    ]


def test_an_opendocument_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>'
            for t in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in (("需求名称", "需求内容"), ("检测", "裂纹"))
    )
    table = f'<table:table table:name="表">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    assert [(need.title, need.detail) for need in needs(path).records] == [("检测", "裂纹")]


def test_faults_are_told_by_the_row_a_reader_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "需求名称,截止日期,预算\n甲,2027年13月40日,50万元\n乙,2027-01-01,很多钱\n", encoding="utf-8"
    )
    loaded = needs(path)
    assert [(fault.row, fault.column) for fault in loaded.faults] == [(2, "截止日期"), (3, "预算")]
    assert loaded.records[0].deadline is None
    assert all(code.startswith("value.") for code in codes(loaded))
