"""A photo or a scan as lines, by OCR: an extra (``pip install rongtong[ocr]``) whose models come along."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rongtong.lib.documents.lines import MOST_SCANNED, Line, Unread

MOST_PIXELS = 60_000_000
_SIDE = 2_000
"""Pixels of the longer side: letters of a photographed page are read as well, in a quarter of the time."""
_LEGIBLE = 0.9
"""Mean sureness below which the page may stand on its head."""
_UPRIGHT = 0.6
"""Below this share of lines wider than high the page lies on its side."""


def installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec("rapidocr") is not None


def lines(path: Path) -> Iterator[Line]:
    """Give the lines of a picture, from the top. Unread: no_ocr, large, empty."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    engine = _engine()
    with Image.open(path) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Unread("large")
        yield from _told(_read(engine, image), 0)


def scanned(path: Path) -> Iterator[Line]:
    """Give the lines of a PDF whose pages are pictures."""
    from rongtong.lib.documents import pdf

    engine, found = _engine(), False
    if (pages := len(pdf.opened(path).pages)) > MOST_SCANNED:
        raise Unread("scan_pages", pages)
    for number, image in pdf.pictures(path, MOST_SCANNED):
        for line in _told(_read(engine, image), number):
            found = True
            yield line
    if not found:
        raise Unread("empty")


def _engine() -> Any:
    if not installed():
        raise Unread("no_ocr")
    from rapidocr import RapidOCR

    return RapidOCR(
        params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
    )


def _read(engine: Any, image: Any) -> list[tuple[Any, str, float]]:
    """Give (box, text, sureness), the picture turned upright: by what the camera wrote, else by its lines."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((_SIDE, _SIDE))
    found = _boxes(engine, upright)
    lies = sum(_is_wide(box) for box, _text, _sure in found) < _UPRIGHT * len(found)
    turns = (90, 270) if lies else (180,) if found and _mean(found) < _LEGIBLE else ()
    return max([found, *(_boxes(engine, upright.rotate(turn, expand=True)) for turn in turns)], key=_legible)


def _legible(found: list[tuple[Any, str, float]]) -> float:
    """Give how many letters were read, each by its sureness: lines without sense are not given."""
    return sum(sure * len(text) for _box, text, sure in found)


def _mean(found: list[tuple[Any, str, float]]) -> float:
    letters = sum(len(text) for _box, text, _sure in found)
    return _legible(found) / letters if letters else 0.0


def _boxes(engine: Any, image: Any) -> list[tuple[Any, str, float]]:
    import numpy

    # Without turning single lines: a page on its head must look wrong.
    read = engine(numpy.asarray(image)[:, :, ::-1], use_cls=False)
    if read is None or read.txts is None or read.boxes is None:
        return []
    return list(zip(read.boxes.tolist(), read.txts, map(float, read.scores), strict=True))


def _is_wide(box: Any) -> bool:
    across, down = zip(*box, strict=True)
    return bool(max(across) - min(across) >= max(down) - min(down))


def _told(found: list[tuple[Any, str, float]], page: int) -> Iterator[Line]:
    """Give boxes that stand on one height as one line, parted by two blanks: a form's label and its value."""
    if not found:
        raise Unread("empty")
    rows: list[list[tuple[Any, str, float]]] = []
    for one in sorted(found, key=lambda one: min(y for _x, y in one[0])):
        if rows and _middle(one[0]) < max(y for _x, y in rows[-1][0][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    for number, row in enumerate(rows, 1):
        row.sort(key=lambda one: min(x for x, _y in one[0]))
        text = "  ".join(text.strip() for _box, text, _sure in row)
        yield Line(text, page=page, paragraph=number, sure=round(min(sure for _box, _text, sure in row), 3))


def _middle(box: Any) -> float:
    return float(sum(y for _x, y in box) / len(box))
