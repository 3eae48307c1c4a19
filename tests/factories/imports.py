"""Spreadsheets brought in by real actions."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from rongtong.apps.catalogue.actions import imports, taking_in
from rongtong.apps.catalogue.models import Import
from tests.factories.catalogue import house
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, acting, admin_of

HEAD = ["序号", "成果名称", "简介", "技术领域", "所在地", "成熟度", "拟转让价格(万元)"]
ROWS = [
    [1, "高镍三元正极材料表面包覆方法", "包覆后循环寿命提高30%，已小试。", "新材料", "成都市", "TRL 5", 120],
    [2, "磷石膏制高强石膏粉工艺", "能耗降低20%，强度达到40MPa。", "资源综合利用", "德阳市", "中试", "面议"],
    [3, "果蔬采后热激保鲜装置", "货架期延长6天，处理量2吨每小时。", "农业", "绵阳", "已产业化", 35],
]


def sheet(rows: list[list[Any]] = ROWS, head: list[str] = HEAD) -> SimpleUploadedFile:
    """Give a real workbook with a title line above its header."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["某某大学可转化成果清单"])
    for row in [head, *rows]:
        page.append(row)
    kept = BytesIO()
    book.save(kept)
    return SimpleUploadedFile("成果清单.xlsx", kept.getvalue())


def book(sheets: dict[str, list[list[Any]]], merged: Sequence[str] = ()) -> SimpleUploadedFile:
    """Give a real workbook of these sheets; ``merged`` ranges are of the first."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    for cells in merged:
        made.worksheets[0].merge_cells(cells)
    kept = BytesIO()
    made.save(kept)
    return SimpleUploadedFile("成果清单.xlsx", kept.getvalue())


def begun(owner: Any = None, upload: Any = None) -> tuple[Import, Any]:
    """Upload a workbook for an organisation and have it read."""
    owner = owner or house()
    by = acting(admin_of(owner))
    made = imports.begin_import(
        side="offer", kind="result", organisation=owner, upload=upload or sheet(), actor=by, at=AT
    )
    work_off()
    made.refresh_from_db()
    return made, by


def brought_in(**given: Any) -> tuple[Import, Any]:
    """Bring a workbook in."""
    made, by = begun(**given)
    taking_in.run_import(batch=made, version=made.version, actor=by, at=AT)
    work_off()
    made.refresh_from_db()
    return made, by


def undone(made: Import, by: Any) -> Import:
    """Undo an import and have it done."""
    taking_in.undo_import(batch=made, version=made.version, actor=by, at=AT)
    work_off()
    made.refresh_from_db()
    return made
