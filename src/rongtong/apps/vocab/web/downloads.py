"""A list as a file that the import page reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.vocab.queries.rows import COLUMNS, Row, content
from rongtong.apps.vocab.web.browse import known
from rongtong.kit.pages.export import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def download(request: HttpRequest, list_code: str, kind: str) -> HttpResponse:
    """The whole list as csv or xlsx, with the columns that the import reads."""
    info = known(list_code)
    if kind not in ("csv", "xlsx"):
        raise Http404(_("Lists come as csv or xlsx."))
    rows = [list(COLUMNS), *_cells(content(list_code))]
    body, shape = (_csv(rows), "text/csv; charset=utf-8") if kind == "csv" else (_xlsx(rows), XLSX)
    answer = HttpResponse(body, content_type=shape)
    answer["Content-Disposition"] = f'attachment; filename="{info.code}-v{info.version}.{kind}"'
    return answer


def _cells(rows: Iterable[Row]) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells()] for row in rows]


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    # Spreadsheets of Chinese offices read UTF-8 only when it begins with the byte-order mark.
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[list[str]]) -> bytes:
    import xlsxwriter  # a tenth of a second: only who exports pays it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("terms")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
