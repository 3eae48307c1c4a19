"""Real Word files, PDFs and pictures of pages, and documents brought by real actions."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from rongtong.apps.catalogue.actions import documents
from rongtong.apps.catalogue.models import Document
from rongtong.apps.parties.models import Organisation
from rongtong.lib.actor import Actor
from tests.factories.catalogue import house
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, acting, admin_of

FORM = [
    ("需求名称", "铝合金压铸壳体气孔率偏高，寻求在线检测"),
    ("需求内容", "年产30万件ADC12压铸壳体，气孔造成的报废率为8%，要求降到3%以下。"),
    ("已采取的措施", "换过脱模剂，只降到7%。"),
    ("预算（万元）", "50"),
    ("完成时间", "2026年9月30日"),
    ("所在地区", "重庆市渝北区"),
    ("联系人", "张桂兰 13800000000"),
]
LIST = [
    ["序号", "需求名称", "需求描述", "预算（万元）"],
    ["1", "压铸气孔在线检测", "报废率8%，要求降到3%以下", "50"],
    ["2", "耐高温封装胶", "固化温度不高于150℃", "面议"],
]
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "WordDocument\0".encode("utf-16-le") + bytes(600)
FONTS = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def word(rows: list[Any] = FORM, *, paragraphs: list[str] | None = None, name: str = "需求表.docx") -> Any:
    """Give a Word file: a heading, paragraphs, and a table of rows."""
    made = docx.Document()
    made.add_heading("企业技术需求征集表", 1)
    for text in paragraphs or []:
        made.add_paragraph(text)
    table = made.add_table(rows=0, cols=len(rows[0]) if rows else 1)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return upload(made, name)


def upload(made: Any, name: str) -> SimpleUploadedFile:
    """Give what can be saved as an upload."""
    kept = BytesIO()
    made.save(kept) if hasattr(made, "save") else made.write(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def pdf(*pages: str, name: str = "need.pdf") -> SimpleUploadedFile:
    """Give a PDF with the lines of each page as text."""
    return upload(pdf_writer(*pages), name)


def pdf_writer(*pages: str) -> PdfWriter:
    """Give pages whose letters say by their table of codes which characters they are."""
    made = PdfWriter()
    font = _font(made, sorted({letter for text in pages for letter in text}))
    for text in pages:
        page = made.add_blank_page(595, 842)
        lines = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in text.split("\n"))
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 50 800 Td {lines}ET".encode())
        page[NameObject("/Contents")] = made._add_object(content)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return made


def _font(made: PdfWriter, letters: list[str]) -> Any:
    from pypdf.generic import ArrayObject

    table = DecodedStreamObject()
    rows = "\n".join(f"<{ord(one):04x}> <{ord(one):04x}>" for one in letters if one != "\n")
    table.set_data(
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + f"{len(letters)} beginbfchar\n{rows}\nendbfchar endcmap".encode()
    )
    inner = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/CIDFontType2"),
        NameObject("/BaseFont"): NameObject("/Song"),
    })  # fmt: skip
    return made._add_object(DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type0"),
        NameObject("/BaseFont"): NameObject("/Song"), NameObject("/Encoding"): NameObject("/Identity-H"),
        NameObject("/DescendantFonts"): ArrayObject([made._add_object(inner)]),
        NameObject("/ToUnicode"): made._add_object(table),
    }))  # fmt: skip


def picture(rows: list[Any] = FORM, turned: int = 0) -> Image.Image:
    """Give a page as a camera sees it, turned by degrees."""
    page = Image.new("RGB", (1_100, 120 + 90 * len(rows)), "white")
    drawn, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONTS), 30)
    for number, (label, text) in enumerate(rows):
        drawn.text((40, 60 + number * 90), label, font=font, fill="black")
        drawn.text((320, 60 + number * 90), text[:22], font=font, fill="black")
    return page.rotate(turned, expand=True)


def photo(page: Image.Image | None = None, name: str = "page.jpg") -> SimpleUploadedFile:
    """Give a picture as an upload."""
    kept = BytesIO()
    (page or picture()).save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue())


def brought(
    file: Any = None, *, owner: Organisation | None = None, kind: str = "research", **given: Any
) -> tuple[Document, Actor]:
    """Bring a document for an organisation and have it read."""
    owner = owner or house()
    by = acting(admin_of(owner))
    upload = None if given.get("text") else file or word()
    made = documents.bring(
        side="need", kind=kind, upload=upload, organisation=owner, actor=by, at=AT, **given
    )
    work_off()
    made.refresh_from_db()
    return made, by
