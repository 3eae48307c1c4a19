"""Files as real offices make them, built with the libraries that offices' programs stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from rongtong_match.tables import Loaded, Mapping, read_needs, read_offers
from rongtong_match.types import Need, Offer

TODAY = date(2026, 11, 22)
HEAD = ("需求编号", "需求名称", "需求内容")
ROW = ("X-1", "高温合金叶片裂纹检测", "在线检测发动机叶片裂纹，精度 0.1 毫米")


def needs(path: Path, mapping: Mapping | None = None) -> Loaded[Need]:
    return read_needs(path, mapping=mapping, today=TODAY)


def offers(path: Path, mapping: Mapping | None = None) -> Loaded[Offer]:
    return read_offers(path, mapping=mapping, today=TODAY)


def workbook(path: Path, *sheets: tuple[str, Iterable[Sequence[object]], Sequence[str]]) -> Path:
    """``sheets`` are (name, rows, merged ranges)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for span in merged:
            sheet.merge_cells(span)
    book.save(path)
    return path


def one_sheet(path: Path, rows: Iterable[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    return workbook(path, ("需求", rows, merged))


def attributes(loaded: Loaded[Need] | Loaded[Offer]) -> dict[str, str | None]:
    return {column.header: column.attribute for sheet in loaded.sheets for column in sheet.columns}


def codes(loaded: Loaded[Need] | Loaded[Offer]) -> list[str]:
    return [fault.reason.code for fault in loaded.faults]
