"""The package an office takes: the form as xlsx and xml, the signed text and its annexes, in one zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils import timezone
from django.utils.translation import override

from rongtong.apps.registration.models import Registration, Submission
from rongtong.apps.registration.rules.fields import Field, fields_for
from rongtong.kit.files import store
from rongtong.kit.files.models import File

NAMESPACE = "urn:rongtong:registration:1"
VALUE = 2
_COLUMNS = (("代码", 16), ("栏目", 26), ("内容", 48), ("依据", 60), ("核对情况", 14))
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
    import xlsxwriter  # a tenth of a second: only who takes a package pays it

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(*_EPOCH)})  # noqa: DTZ001 - no moment, and no clock
    page = book.add_worksheet("技术合同登记表")
    head, cell = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    # A number of 16 or 18 digits would lose its end, and a title may begin with "=".
    typed = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, (label, width) in enumerate(_COLUMNS):
        page.set_column(column, column, width)
        page.write_string(0, column, label, head)
    with override("zh-hans"):
        for number, row in enumerate(rows, 1):
            source = row.field.source
            texts = (row.field.code, row.field.label, row.value, source.text, source.label)
            for column, text in enumerate(texts):
                page.write_string(number, column, str(text), typed if column == VALUE else cell)
    page.freeze_panes(1, 0)
    book.close()
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
