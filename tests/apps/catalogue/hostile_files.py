"""Spreadsheets that mean harm, or that come from odd programs: written as real files."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/%s" Target="%s"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    "</workbook>"
)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "hahahahaha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def package(path: Path, sheet: str, book: str = _BOOK) -> None:
    """Write a workbook of one sheet, its XML as given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _RELS % ("officeDocument", "xl/workbook.xml"))
        made.writestr("xl/_rels/workbook.xml.rels", _RELS % ("worksheet", "worksheets/sheet1.xml"))
        made.writestr("xl/workbook.xml", '<?xml version="1.0"?>' + book)
        made.writestr("xl/worksheets/sheet1.xml", '<?xml version="1.0"?>' + sheet)


def cells(*placed: tuple[str, str]) -> str:
    """Give a sheet with texts at places."""
    rows = "".join(
        f'<row r="{"".join(filter(str.isdigit, at))}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'
        "</row>"
        for at, text in placed
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _book(path: Path, rows: list[list[Any]]) -> None:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(path)


HEAD = ["成果名称", "简介", "所在地"]
_FORMULAS = ["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x.invalid","y")', "\t=1"]
WRITERS: dict[str, Callable[[Path], object]] = {
    "bomb.xlsx": lambda path: package(path, cells(("A1", "名称")) + " " * (90 << 20)),
    "far-corner.xlsx": lambda path: package(path, cells(("A1", "成果名称"), ("XFD1048576", "x"))),
    "wide-corner.xlsx": lambda path: package(path, cells(("A1", "成果名称"), ("CV600000", "x"))),
    "million-columns.xlsx": lambda path: package(path, cells(("A1", "成果名称"), ("ZZZZ1", "x"))),
    "huge-row.xlsx": lambda path: package(path, cells(("A1", "成果名称"), ("B99999999999", "x"))),
    "laughs.xlsx": lambda path: package(path, cells(("A1", "&j;")), LAUGHS + _BOOK.replace("S", "&j;")),
    "laughs-in-sheet.xlsx": lambda path: package(path, LAUGHS + cells(("A1", "&j;"))),
    "no-sheet.xlsx": lambda path: package(path, "<nothing/>"),
    "cut.xlsx": lambda path: (
        _book(path, [HEAD, ["甲", "乙", "丙"]]),
        path.write_bytes(path.read_bytes()[:900]),
    ),
    "nested.json": lambda path: path.write_text("[" * 200_000 + "]" * 200_000),
    "nested-object.json": lambda path: path.write_text('{"a":' * 100_000 + "1" + "}" * 100_000),
    "number.json": lambda path: path.write_text('[{"title": "甲", "price": ' + "9" * 5_000 + "}]"),
    "long-cell.csv": lambda path: path.write_text("成果名称,简介\n甲," + "长" * 8_000_000, "utf-8"),
    "quotes.csv": lambda path: path.write_text('成果名称,简介\n"甲,' + "乙\n" * 200_000, "utf-8"),
    "commas.csv": lambda path: path.write_text("成果名称" + "," * 300_000, "utf-8"),
    "nul.csv": lambda path: path.write_bytes(b"\0" * 500_000),
    "ole.xls": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 60_000),
    "biff-corner.xls": lambda path: path.write_bytes(biff((0, 0, "成果名称"), (65_535, 255, "x"))),
}
"""File name -> how it is written; each must end in a sentence."""


def biff(*placed: tuple[int, int, str]) -> bytes:
    """Give a bare BIFF5 stream (Excel 5): texts at (row, column)."""
    body = struct.pack("<HHHHHH", 0x0809, 8, 0x0500, 0x0010, 0, 0)
    for row, column, text in placed:
        words = text.encode("gb18030")
        body += struct.pack("<HHHHHH", 0x0204, 8 + len(words), row, column, 0, len(words)) + words
    return body + struct.pack("<HH", 0x000A, 0)


GOOD: dict[str, Callable[[Path], object]] = {
    "gbk.csv": lambda path: path.write_text("成果名称,简介\n镁合金压铸,壁厚2毫米\n", "gbk"),
    "utf16.csv": lambda path: path.write_text("成果名称,简介\n镁合金压铸,壁厚2毫米\n", "utf-16"),
    "semicolons.csv": lambda path: path.write_text("成果名称;简介\n镁合金压铸;壁厚2毫米\n", "utf-8-sig"),
    "lines.jsonl": lambda path: path.write_text(
        json.dumps({"成果名称": "镁合金压铸", "简介": "壁厚2毫米"}, ensure_ascii=False), "utf-8"
    ),
    "formulas.xlsx": lambda path: _book(
        path, [HEAD, ["镁合金压铸", "壁厚2毫米", ""], *[[one] * 3 for one in _FORMULAS]]
    ),
    "rare.xlsx": lambda path: _book(
        path, [HEAD, ["镁合金压铸", "𠮷𡃁\u202e<script>alert(1)</script>", "阿特兰蒂斯"]]
    ),
}
"""Odd but honest files: their record is read."""
