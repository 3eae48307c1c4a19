"""A file or pasted table into rows, with every cell that cannot be read named by line and column."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from rongtong.apps.vocab.queries.rows import COLUMNS, Row

LARGEST = 2_000_000
"""Bytes of a file: twenty times the longest list known (3,400 counties)."""
MOST = 20_000
"""Rows of a file."""
CODE = re.compile(r"[0-9A-Z][0-9A-Za-z.-]{0,39}")
KINDS = ("exact", "broad", "narrow")
_YES = {"yes", "y", "true", "1", "是", "已核"}
_NO = {"no", "n", "false", "0", "", "否", "未核"}
_NAMES = {
    "代码": "code", "编码": "code", "名称": "zh", "中文名": "zh", "name": "zh", "英文名": "en",
    "上级": "parent", "上级代码": "parent", "层级": "level", "级别": "level",
    "起始日": "valid_from", "生效日期": "valid_from",
    "终止日": "valid_to", "失效日期": "valid_to",
    "承继代码": "successors", "对应": "maps", "已核": "verified", "备注": "note",
}  # fmt: skip
_LONGEST = {"code": 40, "zh": 200, "en": 200, "parent": 40, "level": 40, "note": 500}


@dataclass(frozen=True, slots=True)
class ListFault:
    """What is wrong with a line (1: the heading, 0: the file) and what to do, in the reader's language."""

    line: int
    column: str
    text: str


@dataclass(frozen=True)
class Table:
    """What was read: the rows with their lines, and what could not be read."""

    rows: tuple[Row, ...] = ()
    lines: tuple[int, ...] = ()
    faults: tuple[ListFault, ...] = ()


class Unreadable(ValueError):
    """The file is of no kind that can be read; the text says which are."""


def text_of(content: bytes) -> str:
    """Give a CSV or XLSX file as CSV text, so that a person can see and mend it. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than 2 MB. Send one list only."))
    if content.startswith(b"PK"):
        return _from_workbook(content)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("The file is neither CSV nor XLSX. Save it as one of these."))


def _from_workbook(content: bytes) -> str:
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist()) > 20 * LARGEST:
            raise Unreadable(_("The workbook unpacks to more than 40 MB. Send one list only."))
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except (CalamineError, zipfile.BadZipFile, IndexError, ValueError, OSError) as fault:
        raise (
            fault
            if isinstance(fault, Unreadable)
            else Unreadable(_("The workbook cannot be opened. Save it again as XLSX or CSV."))
        ) from None
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(cell) for cell in line] for line in sheet)
    return out.getvalue()


def _cell(cell: object) -> str:
    """Write a cell of a workbook as text: 110000.0 is the code 110000, a time at midnight is a day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def table(text: str) -> Table:
    """Read CSV or tab-separated text; its first line names the columns, ``code`` and ``zh`` among them."""
    text = text.lstrip("\ufeff").replace("\0", "")
    first = next((line for line in text.splitlines() if not line.startswith("#")), "")
    records = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    try:
        lines = [(records.line_num, [cell.strip() for cell in cells]) for cells in records]
    except csv.Error:
        return Table(
            faults=(ListFault(records.line_num, "", _("This line is no CSV: check its quotation marks.")),)
        )
    lines = [(number, cells) for number, cells in lines if any(cells) and not cells[0].startswith("#")]
    if not lines:
        return Table(
            faults=(ListFault(0, "", _("The file is empty. The first line names the columns: code, zh, …")),)
        )
    names = [_NAMES.get(cell.lower(), cell.lower()) for cell in lines[0][1]]
    if faults := tuple(_heading(names)) or tuple(_too_many(lines)):
        return Table(faults=faults)
    return _rows(names, lines[1:])


def _heading(names: list[str]) -> Iterable[ListFault]:
    for column in ("code", "zh"):
        if column not in names:
            yield ListFault(1, column, _("The heading has no column “%(column)s”.") % {"column": column})
    for name in names:
        if name and (name not in COLUMNS or names.count(name) > 1):
            yield ListFault(
                1, name, _("Unknown or repeated column. Known: %(known)s.") % {"known": ", ".join(COLUMNS)}
            )


def _too_many(lines: list[tuple[int, list[str]]]) -> Iterable[ListFault]:
    if len(lines) > MOST:
        yield ListFault(0, "", _("More than %(most)s rows. Send one list only.") % {"most": MOST})


def _rows(names: list[str], lines: list[tuple[int, list[str]]]) -> Table:
    rows, kept, faults = [], [], []
    for number, cells in lines:
        values: dict[str, Any] = {}
        for name, cell in zip(names, cells, strict=False):
            try:
                if name:
                    values[name] = _READERS[name](cell)
            except ValueError as fault:
                faults.append(ListFault(number, name, str(fault)))
        if {"code", "zh"} <= values.keys():
            rows.append(Row(**values))
            kept.append(number)
        elif not any(fault.line == number for fault in faults):
            faults.append(ListFault(number, "zh", _("Fill in code and Chinese name.")))
    return Table(tuple(rows), tuple(kept), tuple(faults))


def _text(name: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > _LONGEST[name]:
            raise ValueError(_("At most %(most)s characters.") % {"most": _LONGEST[name]})
        if name == "zh" and not cell:
            raise ValueError(_("Fill in the Chinese name."))
        return cell

    return read


def _code(cell: str) -> str:
    if not CODE.fullmatch(cell):
        raise ValueError(_("Write a code of capital letters and digits, such as C36 or 500103."))
    return cell


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise ValueError(_("Write the day as 2025-11-06.")) from None


def _yes(cell: str) -> bool:
    word = cell.lower()
    if word not in _YES | _NO:
        raise ValueError(_("Write yes or no."))
    return word in _YES


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;；]", cell) if part.strip()]


def _after(cell: str) -> tuple[tuple[str, bool], ...]:
    found = {}
    for part in _parts(cell):
        code, _colon, share = part.partition(":")
        if share not in ("", "part"):
            raise ValueError(_("Write a code, or code:part when only a part went there."))
        found[_code(code)] = not share
    return tuple(found.items())


def _maps(cell: str) -> tuple[tuple[str, str, str], ...]:
    found = {}
    for part in _parts(cell):
        pieces = part.split(":")
        if len(pieces) != 3 or pieces[2] not in KINDS:
            raise ValueError(
                _("Write list:code:kind, such as industry:C36:narrow; kinds: exact, broad, narrow.")
            )
        found[pieces[0], pieces[1]] = pieces[2]
    return tuple((to, code, kind) for (to, code), kind in found.items())


_READERS: dict[str, Callable[[str], Any]] = {
    "code": _code, "zh": _text("zh"), "en": _text("en"), "parent": _text("parent"), "level": _text("level"),
    "valid_from": _day, "valid_to": _day, "successors": _after, "maps": _maps, "verified": _yes,
    "note": _text("note"),
}  # fmt: skip
