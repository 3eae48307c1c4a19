"""The package an office takes: the form as xlsx and xml, the signed text and its annexes, in one zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils import timezone
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from rongtong.apps.registration.models import Registration, Submission
from rongtong.apps.registration.rules.fields import Field, fields_for
from rongtong.kit.files import store
from rongtong.kit.files.models import File

NAMESPACE = "urn:rongtong:registration:1"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same content gives the same bytes: no clock goes into the package."""


@dataclass(frozen=True)
class Row:
    """One field of the form with its value and source."""

    field: Field
    value: str


def rows_of(one: Registration, submission: Submission) -> list[Row]:
    """Give the form of a round with labels and sources, always in Chinese."""
    fields = {each.code: each for each in _fields(one, submission)}
    return [Row(fields[code], value) for code, value in submission.form if code in fields]


def _fields(one: Registration, submission: Submission) -> list[Field]:
    # Of the contract's own day, as the form was made.
    day = timezone.localdate(one.contract.signed_at or submission.at)
    with override("zh-hans"):
        return fields_for(one.kind, day, one.seller_home)


def papers_of(one: Registration) -> list[tuple[str, File]]:
    """Give (name in the package, file): the text both signed, and the scans of signed paper."""
    final = one.contract.finals.filter(signed_at__isnull=False, terms_no=one.terms_no).first()
    if final is None:
        return []
    found = [(f"contract-{one.contract.code}.pdf", final.file)]
    scans = {sign.scan for sign in final.signatures.select_related("scan") if sign.scan is not None}
    ordered = sorted(scans, key=lambda file: file.pk)
    return found + [(f"annex-{n}.{_ending(file)}", file) for n, file in enumerate(ordered, 1)]


def _ending(file: File) -> str:
    return {"jpeg": "jpg"}.get(file.form, file.form)


def packed(one: Registration, submission: Submission, papers: Sequence[tuple[str, File]]) -> bytes:
    """Give the zip: fields.xlsx, fields.xml, the papers, and digests of all in SHA256SUMS."""
    rows = rows_of(one, submission)
    parts = [("fields.xlsx", sheet(rows)), ("fields.xml", document(one, submission, rows))]
    for name, file in papers:
        with store.opened(file.token) as kept:
            parts.append((name, kept.read()))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in [*parts, ("SHA256SUMS", sums.encode())]:
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return made.getvalue()


def sheet(rows: Sequence[Row]) -> bytes:
    """Give the form as a sheet: field, value, source, how well the source was checked. All cells are text."""
    book = Workbook()
    page = book.active
    assert page is not None  # noqa: S101 - a new workbook has one sheet
    page.title = "技术合同登记表"
    page.append(["代码", "栏目", "内容", "依据", "核对情况"])
    with override("zh-hans"):
        for row in rows:
            page.append(
                [row.field.code, row.field.label, None, row.field.source.text, str(row.field.source.label)]
            )
            cell = page.cell(page.max_row, 3)
            # A number of 16 or 18 digits would lose its end, and a title may begin with "=".
            cell.value, cell.data_type, cell.number_format = row.value, "s", "@"
    for cell in page[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDE", (16, 26, 48, 60, 14), strict=True):
        page.column_dimensions[column].width = width
        for cell in page[column]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def document(one: Registration, submission: Submission, rows: Sequence[Row]) -> bytes:
    """Give the form as XML: one element a field."""
    top = Element(
        "registration", xmlns=NAMESPACE, contract=one.contract.code, round=str(submission.round),
        number=one.number, terms=str(submission.terms_no),
    )  # fmt: skip
    for row in rows:
        told = SubElement(
            top, "field", code=row.field.code, label=row.field.label, mark=row.field.source.mark
        )
        told.text = row.value
    indent(top)
    made: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return made
