"""A Word document (.docx) as lines in reading order. Nothing it links to is opened."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from rongtong.lib.documents.lines import Line, Unread

MOST_BYTES = 60_000_000
"""Unpacked bytes of the text itself; pictures are not unpacked."""
_DEEPEST = 3
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def lines(path: Path) -> Iterator[Line]:
    """Give the document's paragraphs and cells; a table in a cell follows that cell. Raises Unread."""
    with zipfile.ZipFile(path) as package:
        if sum(one.file_size for one in package.infolist() if one.filename.endswith(".xml")) > MOST_BYTES:
            raise Unread("large")
    document = docx.Document(str(path))
    headings = {
        style.style_id
        for style in document.styles
        if (style.name or "").startswith(("Heading", "Title", "标题"))
    }
    yield from _Reader(headings).blocks(document.element.body)


class _Reader:
    """Counts paragraphs and tables while it walks the tree."""

    def __init__(self, headings: set[str]) -> None:
        self._headings = headings
        self._paragraph = self._table = 0

    def blocks(self, parent: Any) -> Iterator[Line]:
        """Walk paragraphs, tables and what stands in content controls."""
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                self._paragraph += 1
                yield Line(_text(child), paragraph=self._paragraph, heading=self._is_heading(child))
            elif child.tag == qn("w:tbl"):
                yield from self._rows(child, 1)
            elif child.tag == qn("w:sdt"):
                for content in child.iterchildren(qn("w:sdtContent")):
                    yield from self.blocks(content)

    def _rows(self, table: Any, depth: int) -> Iterator[Line]:
        self._table += 1
        number = self._table
        for row, one in enumerate(table.iter(qn("w:tr")), 1):
            if next(one.iterancestors(qn("w:tbl"))) is not table:
                continue
            for column, cell in enumerate(_cells(one), 1):
                yield Line(_cell_text(cell), table=number, row=row, column=column)
                for inner in cell.iterchildren(qn("w:tbl")) if depth < _DEEPEST else ():
                    yield from self._rows(inner, depth + 1)

    def _is_heading(self, paragraph: Any) -> bool:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return style is not None and style.get(qn("w:val")) in self._headings


def _cells(row: Any) -> Iterator[Any]:
    """Give the cells of a row; one that only goes on downwards (a merged cell) is not told again."""
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is not row:
            continue
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is None or merged.get(qn("w:val")) == "restart":
            yield cell


def _cell_text(cell: Any) -> str:
    """Give a cell's own paragraphs, those of a table in it aside."""
    own = (one for one in cell.iter(qn("w:p")) if next(one.iterancestors(qn("w:tc"))) is cell)
    return "\n".join(text for text in map(_text, own) if text)


def _text(paragraph: Any) -> str:
    """Give what is written; deleted words (tracked changes) and second copies of text boxes are not."""
    parts = [
        _SIGNS.get(one.tag, one.text or "")
        for one in paragraph.iter(qn("w:t"), *_SIGNS)
        if next(one.iterancestors(_TWICE), None) is None
    ]
    return "".join(parts).strip()
