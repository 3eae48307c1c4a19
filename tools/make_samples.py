"""Writes samples/needs.xlsx and offers.xlsx from the readable lists in samples/source: same bytes each time.

The workbooks look as offices send them: a title line, a merged two-level header, an empty row, real dates
beside dates as text, a second sheet that is no data. Faulty rows are meant: they show how a run reports them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SAMPLES = Path(__file__).parents[1] / "samples"
MADE = datetime(2026, 11, 22, tzinfo=UTC)
EMPTY_AFTER = 25
NEED_GROUPS = (("需求情况", 5), ("提出单位", 2), ("合作条件", 6), ("填报", 2))
NUMBERS = {"最低成熟度", "成熟度", "可承接数量"}
WIDE = {"需求描述", "简介"}


def source(name: str) -> list[list[str]]:
    """The rows of one source list, its header first."""
    lines = (SAMPLES / "source" / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def _value(column: str, text: str) -> str | int | date:
    if column in NUMBERS and text.isdigit():
        return int(text)
    try:
        return date.fromisoformat(text) if len(text) == 10 else text
    except ValueError:
        return text


def _rows(sheet: Worksheet, rows: list[list[str]], first: int, day: Format, wrap: Format) -> None:
    header, *body = rows
    for number, row in enumerate(body):
        line = first + number + (number >= EMPTY_AFTER)
        for column, (name, text) in enumerate(zip(header, row, strict=True)):
            value = _value(name, text)
            if isinstance(value, date):
                sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
            elif value != "":
                sheet.write(line, column, value, wrap if name in WIDE else None)


def _needs(book: xlsxwriter.Workbook, bold: Format, day: Format, wrap: Format) -> None:
    rows = source("needs")
    sheet = book.add_worksheet("需求汇总")
    sheet.merge_range(0, 0, 0, len(rows[0]) - 1, "2026年第四季度企业技术需求征集汇总表", bold)
    column = 0
    for title, width in NEED_GROUPS:
        sheet.merge_range(1, column, 1, column + width - 1, title, bold)
        column += width
    sheet.write_row(2, 0, rows[0], bold)
    _rows(sheet, rows, 3, day, wrap)
    sheet.set_column(1, 1, 34)
    sheet.set_column(4, 4, 70)
    sheet.freeze_panes(3, 2)
    notes = book.add_worksheet("填表说明")
    notes.write_column(
        0,
        0,
        ["填表说明", "一、一行填一条需求。", "二、预算请写明单位，可填“面议”。", "三、成熟度按1~9级填写。"],
    )


def _offers(book: xlsxwriter.Workbook, bold: Format, day: Format, wrap: Format) -> None:
    rows = source("offers")
    sheet = book.add_worksheet("成果与服务")
    sheet.merge_range(0, 0, 0, len(rows[0]) - 1, "川渝科技成果、专家、仪器与服务清单（截至2026年11月）", bold)
    sheet.write_row(1, 0, rows[0], bold)
    _rows(sheet, rows, 2, day, wrap)
    sheet.set_column(1, 1, 40)
    sheet.set_column(4, 4, 70)
    sheet.freeze_panes(2, 2)


def write(folder: Path = SAMPLES) -> None:
    """Write both workbooks into ``folder``."""
    for name, fill in (("needs", _needs), ("offers", _offers)):
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            book.set_properties({"created": MADE})
            bold = book.add_format({"bold": True, "align": "center", "valign": "vcenter"})
            fill(
                book, bold, book.add_format({"num_format": "yyyy/m/d"}), book.add_format({"text_wrap": True})
            )


if __name__ == "__main__":
    write()
