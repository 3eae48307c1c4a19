"""A PDF's text as lines."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from rongtong_match.tables.faults import UnreadableFile, reason
from rongtong_match.tables.read.paragraphs import Line

_PAGES = 200
"""Pages read: a need is a few; a longer file is a book or an attack."""


def pdf_page_lines(path: Path) -> tuple[str, Iterator[Line]]:
    """The PDF's own title, and its lines. Raises ``UnreadableFile`` when locked, broken or without text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are no sentences for our readers
    try:
        title, lines = _read(path)
    except UnreadableFile:
        raise
    except Exception as error:  # pypdf raises whatever its parsers stumble over
        raise UnreadableFile(reason("broken", file=path.name)) from error
    if not any(line.text.strip() for line in lines):
        raise UnreadableFile(reason("scan", file=path.name))
    return title, iter(lines)


def _read(path: Path) -> tuple[str, list[Line]]:
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(reason("password", file=path.name))
    title = (reader.metadata.title or "") if reader.metadata else ""
    pages = (page.extract_text() for _, page in zip(range(_PAGES), reader.pages, strict=False))
    return title, [Line(line) for text in pages for line in text.splitlines()]
