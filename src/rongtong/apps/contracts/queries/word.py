"""The draft as a Word document, and what came back in an edited one, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from rongtong.apps.contracts.queries.text import Annex, Text
from rongtong.apps.contracts.rules.clauses import catalogue
from rongtong.lib.documents.lines import Line

TEXT_FONT, HEAD_FONT = "宋体", "黑体"
_NUMBER = re.compile(r"^第[零一二三四五六七八九十百]+条[\s　]*")
NOTE = (
    "各条正文可以直接修改，改动回传后逐条列出。当事人、金额、期限和附表在平台上修改，在此处的改动不会带回。"
)


def written(text: Text) -> bytes:
    """Give the draft as .docx: A4, header and footer, Chinese fonts declared, each article a heading."""
    made = Document()
    _fonts(made)
    _frame(made, text)
    title = made.add_heading(text.kind, 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(made, f"项目名称：{text.title}")
    _line(made, f"合同类别：{text.subkind}　　有效期限：{text.valid}")
    for side in text.sides:
        _line(made, f"{side.place}（{side.role}）：{side.name}")
        for label, value in side.lines:
            _line(made, f"{label}：{value}")
    made.add_paragraph(text.preamble)
    for section in text.sections:
        made.add_heading(f"{section.number}　{section.heading}", 2)
        for paragraph in section.paragraphs:
            made.add_paragraph(paragraph).paragraph_format.first_line_indent = Pt(24)
    for annex in text.annexes:
        _table(made, annex)
    _signing(made, text)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _line(made: Any, words: str) -> None:
    made.add_paragraph(words).paragraph_format.space_after = Pt(2)


def _fonts(made: Any) -> None:
    for name, font, size in (
        ("Normal", TEXT_FONT, 12), ("Title", HEAD_FONT, 22), ("Heading 1", HEAD_FONT, 14),
        ("Heading 2", HEAD_FONT, 12),
    ):  # fmt: skip
        style = made.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:eastAsia", "w:ascii", "w:hAnsi"):
            fonts.set(qn(kind), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    made.styles["Normal"].paragraph_format.line_spacing = 1.4


def _frame(made: Any, text: Text) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    header = section.header.paragraphs[0]
    header.text = f"{text.code}　{text.title}　草案第 {text.version} 版"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE")
    made.core_properties.title = f"{text.kind} {text.title}"
    made.core_properties.comments = NOTE
    made.core_properties.author = ""


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def _table(made: Any, annex: Annex) -> None:
    made.add_heading(annex.title, 1)
    table = made.add_table(rows=1, cols=len(annex.heads))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, annex.heads, strict=True):
        cell.text = head
    for row in annex.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value


def _signing(made: Any, text: Text) -> None:
    made.add_heading("签署", 1)
    table = made.add_table(rows=0, cols=2)
    for label in ("（盖章）", "签字：", "日期：　　　年　　月　　日"):
        cells = table.add_row().cells
        for cell, side in zip(cells, text.sides, strict=True):
            cell.text = f"{side.place}：{side.name}{label}" if "盖章" in label else label


@dataclass(frozen=True)
class Returned:
    """What stands in an edited file: {clause code: text}, and headings that belong to no clause."""

    clauses: dict[str, str]
    unknown: tuple[str, ...]


def read_back(lines: Iterable[Line]) -> Returned:
    """Sort the lines of a document by the clause whose heading they stand under.

    A heading is known by its words, whatever its number or style; tables are left alone.
    """
    headings = {clause.zh: clause.code for clause in catalogue().values()}
    found: dict[str, list[str]] = {}
    unknown: list[str] = []
    here: list[str] | None = None
    for line in lines:
        words = line.text.strip()
        if line.table or not words:
            continue
        bare = _NUMBER.sub("", words)
        if bare in headings:
            here = found.setdefault(headings[bare], [])
        elif line.heading:
            here = None
            if _NUMBER.match(words):
                unknown.append(words)
        elif here is not None:
            here.append(words)
    return Returned({code: "\n".join(told) for code, told in found.items()}, tuple(unknown))
