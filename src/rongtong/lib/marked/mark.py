"""Who reads, written across a page again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

_ANGLE = 28
_SHARE = 0.021
"""Height of the letters, of the page's width: readable on a phone and on paper."""
_INK, _EDGE = (178, 24, 36, 66), (255, 255, 255, 46)
"""Letters with a pale edge: seen on white, on a photo and on a black drawing; the page stays readable."""
FONT = "NotoSansSC-Regular.otf"


@dataclass(frozen=True)
class Mark:
    """What is written: ``lines`` across the page, ``foot`` once below."""

    lines: tuple[str, ...]
    foot: str


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Give our Chinese font (OFL) at a height in pixels."""
    return ImageFont.truetype(str(files("pylopdf_fonts_zh_cn") / FONT), size)


def marked(sheet: Image.Image, mark: Mark) -> Image.Image:
    """Give the page with the mark burnt into its pixels; nothing of the page's own data comes along."""
    paper = Image.new("RGB", sheet.size, "white")
    paper.paste(sheet, mask=sheet.getchannel("A") if sheet.mode == "RGBA" else None)
    over = _across(paper.size, mark.lines)
    paper.paste(over, mask=over.getchannel("A"))
    _below(paper, mark.foot)
    return paper


@cache
def _across(size: tuple[int, int], lines: tuple[str, ...]) -> Image.Image:
    height = max(12, round(size[0] * _SHARE))
    tile = _tile(lines, height)
    side = round((size[0] ** 2 + size[1] ** 2) ** 0.5) + 2 * height
    field = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    for row, y in enumerate(range(0, side, tile.height)):
        for x in range(-(tile.width // 2) * (row % 2), side, tile.width):
            field.paste(tile, (x, y))
    turned = field.rotate(_ANGLE, Image.Resampling.BILINEAR)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))


def _tile(lines: tuple[str, ...], height: int) -> Image.Image:
    kind = font(height)
    wide = max(kind.getlength(line) for line in lines)
    tile = Image.new("RGBA", (round(wide + 3 * height), round(height * (1.5 * len(lines) + 3))))
    tile.paste((255, 255, 255, 0), (0, 0, *tile.size))
    pen = ImageDraw.Draw(tile)
    for number, line in enumerate(lines):
        pen.text((0, number * height * 1.5), line, font=kind, fill=_INK, stroke_width=1, stroke_fill=_EDGE)
    return tile


def _below(paper: Image.Image, foot: str) -> None:
    height = max(11, round(paper.width * 0.013))
    pen, kind = ImageDraw.Draw(paper), font(height)
    top = paper.height - 2 * height
    pen.rectangle((0, top, paper.width, paper.height), fill="white")
    pen.text((height, top + height // 4), foot, font=kind, fill=(120, 20, 30))
