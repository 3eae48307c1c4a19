"""A PDF's text as lines with their pages. Nothing in it is run."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from rongtong.lib.documents.lines import MOST_PAGES, Line, Unread

_ENDS = re.compile(r"[。！？!?；;：:]$")
_BEGINS = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[^：:\s]{2,12}[：:]|[•●■□◆▪\-])")
_FULL = 0.85
"""A line this long, beside the longest of its page, breaks off in the middle of a sentence."""
_LEAST = 12


def opened(path: Path) -> PdfReader:
    """Open a PDF. Unread when it asks for a password or has too many pages."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are no sentences for our readers
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unread("password")
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise Unread("pages", pages)
    return reader


def lines(path: Path) -> Iterator[Line]:
    """Give the lines of each page, what broke at its edge joined. Unread: scan, when none is text."""
    found = False
    for number, page in enumerate(opened(path).pages, 1):
        for text in _joined(page.extract_text().splitlines()):
            found = True
            yield Line(text, page=number)
    if not found:
        raise Unread("scan")


def _joined(rows: list[str]) -> Iterator[str]:
    """Join what a page's edge broke: a full line without an end, and what goes on below."""
    rows = [row.strip() for row in rows if row.strip()]
    longest = max(map(len, rows), default=0)
    whole, before = "", 0
    for row in rows:
        goes_on = (
            before >= max(_LEAST, _FULL * longest) and not _ENDS.search(whole) and not _BEGINS.match(row)
        )
        if whole and not goes_on:
            yield whole
            whole = ""
        blank = " " if whole and whole[-1].isascii() and row[0].isascii() else ""
        whole, before = whole + blank + row, len(row)
    if whole:
        yield whole


def pictures(path: Path, most: int) -> Iterator[tuple[int, Any]]:
    """Give the largest picture of each page with its page: of a scan, the page itself."""
    for number, page in zip(range(1, most + 1), opened(path).pages, strict=False):
        images = [one.image for one in page.images if one.image is not None]
        if images:
            yield number, max(images, key=lambda one: one.width * one.height)
