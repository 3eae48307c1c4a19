"""One line of a document and where it stands; why a document cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LINES = 20_000
MOST_CHARS = 400_000
"""A need is a few pages; what is longer is a book or an attack."""
MOST_PAGES = 200
MOST_SCANNED = 10
"""Pages of a scan: reading one by its looks takes seconds."""


@dataclass(frozen=True)
class Line:
    """A paragraph, a line of a page, or a cell of a table. Places count from 1; 0: there is none.

    ``sure``: how sure the reader of a picture is of the letters, 0 to 1.
    """

    text: str
    page: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    heading: bool = False
    sure: float = 1.0


class Unread(Exception):
    """A document that is not read. ``code``: password, broken, scan, pages, large, slow, empty, no_ocr."""

    def __init__(self, code: str, number: int = 0) -> None:
        super().__init__(code)
        self.code, self.number = code, number


def held(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines that say something. Unread when there are too many."""
    chars = 0
    for number, line in enumerate(line for line in lines if line.text.strip()):
        chars += len(line.text)
        if number >= MOST_LINES or chars > MOST_CHARS:
            raise Unread("large")
        yield line
