"""A Word document as lines in reading order; cells of a form table come with their label."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from rongtong_match.tables.faults import UnreadableFile, reason
from rongtong_match.tables.read.packages import survey


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or cell. ``label`` is what the cell to its left says."""

    text: str
    label: str = ""
    heading: bool = False


def word_lines(path: Path) -> tuple[str, Iterator[Line]]:
    """The document's own title property, and its lines. Raises ``UnreadableFile``."""
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise UnreadableFile(reason("password_or_old", file=path.name))
    survey(path)
    try:
        document = docx.Document(str(path))
        title = document.core_properties.title or ""
        return title, iter([line for block in document.iter_inner_content() for line in _lines(block)])
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError, AttributeError) as error:
        raise UnreadableFile(reason("broken", file=path.name)) from error


def _lines(block: Paragraph | Table) -> Iterator[Line]:
    if isinstance(block, Table):
        for row in block.rows:
            yield from _cells([cell.text.strip() for cell in row.cells])
        return
    style = (block.style.name or "") if block.style is not None else ""
    yield Line(block.text, heading=style.startswith(("Heading", "Title", "标题")))


def _cells(texts: list[str]) -> Iterator[Line]:
    """label, value, label, value; a merged cell repeats in python-docx and counts once."""
    once = texts[:1] + [after for before, after in pairwise(texts) if after != before]
    if len(once) % 2 or any(len(label) > 24 for label in once[::2]):
        yield Line("  ".join(text for text in once if text))
        return
    for label, value in zip(once[::2], once[1::2], strict=True):
        yield Line(value, label=label.rstrip("：: \u3000")) if label else Line(value)
