"""Files that cannot be read: one clear sentence each, whatever the reader underneath stumbles over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from rongtong_match.messages import say
from rongtong_match.tables import Mapping, UnreadableFile
from tests.core.tables.office_files import HEAD, ROW, needs, one_sheet, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path, mapping: Mapping | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        needs(path, mapping)
    assert say(caught.value.reason, "zh").endswith("。")
    return caught.value.reason.code.removeprefix("tables.")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n , ,\n", "empty"),
        ("a.xlsx", OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512, "password"),
        ("a.xls", OLE + b"\0" * 2000, "broken"),
        ("a.xlsx", b"PK\x03\x04 not a zip", "broken"),
        ("a.xlsx", b"\x01\x02\x00\x03" * 50, "broken"),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "html"),
        ("a.xlsx", bytes(range(128, 256)) * 4, "broken"),
        ("a.png", b"\x89PNG\r\n", "wrong_type"),
        ("a.exe", b"MZ\x90\x00", "wrong_type"),
        ("a.csv", b"\xff\xff\xfe\x81\x20" * 40, "encoding"),
        ("a.csv", b"a,b\n1,2\n", "no_header"),
        ("a.jsonl", b"nothing of the kind", "json_shape"),
        ("a.json", b"[" * 100_000, "json_shape"),
        ("a.json", b"[1, 2", "json_shape"),
    ],
)
def test_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == code


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "无.xlsx") == "missing"
    assert refusal(tmp_path) == "folder_empty"


def test_empty_sheet(tmp_path: Path) -> None:
    assert refusal(one_sheet(tmp_path / "a.xlsx", [])) == "empty"


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.98])
def test_a_workbook_cut_short(tmp_path: Path, keep: float) -> None:
    whole = one_sheet(tmp_path / "a.xlsx", [HEAD, ROW]).read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole[: int(len(whole) * keep)])
    assert refusal(path) == "broken"


def _with_sheet(path: Path, xml: bytes) -> Path:
    """The workbook with its first sheet's XML replaced."""
    held = io.BytesIO(one_sheet(path, [HEAD, ROW]).read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, xml if part.endswith("sheet1.xml") else old.read(part))
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert refusal(_with_sheet(tmp_path / "a.xlsx", b"<worksheet>" + b" " * (80 << 20))) == "bomb"


def test_one_cell_in_the_far_corner_does_not_ask_for_terabytes(tmp_path: Path) -> None:
    rows = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>'
    )
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    xml = b"<worksheet " + space + b"><sheetData>" + rows + b"</sheetData></worksheet>"
    assert refusal(_with_sheet(tmp_path / "a.xlsx", xml)) == "too_large"


def test_styles_alone_in_the_far_corner_do_no_harm(tmp_path: Path) -> None:
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = '<c r="A1" t="inlineStr"><is><t>需求名称</t></is></c><c r="XFD1" s="0"/>'.encode()
    xml = b"<worksheet " + space + b'><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"
    assert needs(_with_sheet(tmp_path / "a.xlsx", xml)).records == ()


def test_ods_repeat_counts_are_multiplied_out_before_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    spaces = 'xmlns:office="urn:office" xmlns:table="urn:table"'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:doc {spaces}><table:table>{row}</table:table></office:doc>")
    assert refusal(path) == "too_large"


def test_too_many_columns_in_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("需求名称" + "," * 2000, encoding="utf-8")
    assert refusal(path) == "too_large"


def test_no_header_lists_what_was_seen_and_how_to_map_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("表", [("张三", 1), (2, 3)], ()))
    with pytest.raises(UnreadableFile) as caught:
        needs(path)
    assert "张三" in say(caught.value.reason)
    assert "--needs-mapping" in say(caught.value.reason)
