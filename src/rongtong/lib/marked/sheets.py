"""The pages of a file as pictures. What a file carries besides (names, scripts, attachments) is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageOps

from rongtong.lib.marked.mark import font

WIDTH = 1240
"""Pixels across a page: 150 dots an inch on A4."""
MOST_PAGES = 60
MOST_PIXELS = 60_000_000
LONGEST = 4
"""Times as high as wide that a page may be; what is longer is cut there."""
_LETTERS, _ROWS = 62, 66
_SIZE, _EDGE = 17, 90


class Unshown(Exception):
    """Why a file cannot be shown: ``password``, ``pages``, ``broken`` or ``large``."""


def sheets(path: Path, form: str, wanted: int = 0) -> Iterator[Image.Image]:
    """Give the pages of a file, or only page ``wanted`` (the first is 1)."""
    yield from SHOWN[form][1](path, wanted)


def count(path: Path, form: str) -> int:
    """Give how many pages a file has. Unshown when it is none, asks for a password, or is too long."""
    number = SHOWN[form][0](path)
    if not 0 < number <= MOST_PAGES:
        raise Unshown("pages" if number else "broken")
    return number


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as fault:
        raise Unshown("password" if "assword" in str(fault) else "broken") from fault


def _pdf(path: Path, wanted: int) -> Iterator[Image.Image]:
    document = _opened(path)
    for number in [wanted] if wanted else range(1, len(document) + 1):
        sheet = document[number - 1]
        wide, high = sheet.get_size()
        if high > LONGEST * wide:
            raise Unshown("large")
        yield sheet.render(scale=WIDTH / wide, may_draw_forms=False).to_pil()


def _picture(path: Path, _wanted: int) -> Iterator[Image.Image]:
    with Image.open(path) as drawn:
        if drawn.width * drawn.height > MOST_PIXELS:
            raise Unshown("large")
        upright = ImageOps.exif_transpose(drawn).convert("RGBA")
    upright.thumbnail((2 * WIDTH, 2 * WIDTH * LONGEST))
    yield upright


def _text(path: Path, wanted: int) -> Iterator[Image.Image]:
    pages = list(_pages_of(path))
    for page in [pages[wanted - 1]] if wanted else pages:
        paper = Image.new("RGB", (WIDTH, round(WIDTH * 1.414)), "white")
        pen = ImageDraw.Draw(paper)
        for row, line in enumerate(page):
            pen.text((_EDGE, _EDGE + row * 23), line, font=font(_SIZE), fill="black")
        yield paper


def _pages_of(path: Path) -> Iterator[list[str]]:
    rows = [part for line in _words(path).splitlines() for part in _broken(line)]
    yield from (rows[at : at + _ROWS] for at in range(0, max(1, len(rows)), _ROWS))


def _words(path: Path) -> str:
    held = path.read_bytes()
    for code in ("utf-8-sig", "gb18030"):
        try:
            return held.decode(code).replace("\t", "    ")
        except UnicodeDecodeError:
            continue
    return held.decode("utf-8", "replace")


def _broken(line: str) -> list[str]:
    return [line[at : at + _LETTERS] for at in range(0, len(line), _LETTERS)] or [""]


SHOWN: dict[str, tuple[Callable[[Path], int], Callable[[Path, int], Iterator[Image.Image]]]] = {
    "pdf": (lambda path: len(_opened(path)), _pdf),
    "text": (lambda path: sum(1 for _page in _pages_of(path)), _text),
    **dict.fromkeys(("png", "jpeg", "gif", "webp"), (lambda _path: 1, _picture)),
}
"""Forms of file that can be shown: how their pages are counted and drawn."""
