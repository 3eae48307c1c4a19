"""A list as a spreadsheet: CSV row by row, xlsx from a file on disk. Never more than ``MOST`` rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from rongtong.kit.pages.tables import Table

MOST = 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(table: Table, request: HttpRequest, records: QuerySet[Any], name: str) -> HttpResponseBase | None:
    """Answer ``?export=csv`` or ``?export=xlsx`` with the whole filtered, ordered list; None when not asked.

    ``name`` is the file's name without its ending. ``records`` are those that the reader may see.
    """
    asked = request.GET.get("export", "")
    if asked not in {"csv", "xlsx"}:
        return None
    rows = _rows(table, table.ordered(request, records)[:MOST])
    return _csv(rows, name) if asked == "csv" else spreadsheet(rows, name)


def _rows(table: Table, records: QuerySet[Any]) -> Iterator[list[Any]]:
    yield [str(column.label) for column in table.columns]
    for record in records.iterator(chunk_size=1000):
        yield [plain(column.text(record)) for column in table.columns]


def plain(value: Any) -> Any:
    """Give a value a spreadsheet can hold; a text that it would run as a formula is quoted (CWE-1236)."""
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else value
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    return "'" + text if text.startswith(_FORMULA) else text


class _Echo:
    """A file that hands back what is written, so that a CSV is sent row by row."""

    def write(self, value: str) -> str:
        return value


def _csv(rows: Iterable[list[Any]], name: str) -> StreamingHttpResponse:
    writer = csv.writer(_Echo())
    # Spreadsheets of Chinese offices read UTF-8 only when it begins with the byte-order mark.
    lines = (("\ufeff" if first == 0 else "") + writer.writerow(row) for first, row in enumerate(rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def spreadsheet(rows: Iterable[list[Any]], name: str) -> FileResponse:
    """Give rows of values made ``plain`` as an xlsx file called ``name``."""
    import xlsxwriter  # a tenth of a second: only who exports pays it

    kept = TemporaryFile()  # noqa: SIM115 - the response closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 0)
    book.close()
    kept.seek(0)
    return FileResponse(kept, as_attachment=True, filename=f"{name}.xlsx", content_type=_XLSX)
