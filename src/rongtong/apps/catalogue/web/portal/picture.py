"""The picture that a shared link shows: title and facts that everybody may read, drawn as PNG."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from django.utils.html import strip_tags
from PIL import Image, ImageDraw, ImageFont

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.web.portal import facts

SIZE = (1200, 630)
"""Pixels: what chat programs and networks show whole."""
_FONTS = (
    "opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc",
    "opentype/source-han-sans/SourceHanSansSC-Regular.otf", "truetype/wqy/wqy-microhei.ttc",
    "truetype/wqy/wqy-zenhei.ttc", "google-noto-cjk/NotoSansCJK-Regular.ttc",
)  # fmt: skip
_ROOM = Path("/usr/share/fonts")
_INK, _SOFT, _PAPER, _BLUE = "#18222f", "#55607a", "#ffffff", "#0b2a75"


@cache
def font_file() -> Path | None:
    """Give an installed font with Chinese characters; None where there is none."""
    return next((path for name in _FONTS if (path := _ROOM / name).is_file()), None)


def draw(listing: Listing) -> bytes | None:
    """Give the PNG of a published listing; None without a font. What its owner hides is not on it."""
    path = font_file()
    if path is None:
        return None
    large, small = ImageFont.truetype(path, 58), ImageFont.truetype(path, 34)
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 96), fill=_BLUE)
    pen.text((60, 24), f"融通 · {listing.get_side_display()} · {listing.code}", font=small, fill="white")
    y = 140
    for line in _lines(without_contacts(listing.title), large)[:3]:
        pen.text((60, y), line, font=large, fill=_INK)
        y += 80
    y = 420
    for line in facts_on(listing):
        pen.text((60, y), line, font=small, fill=_SOFT)
        y += 54
    kept = BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def facts_on(listing: Listing) -> list[str]:
    """Give the lines below the title."""
    shown = facts.five(listing, frozenset(listing.veiled))
    told = [f"{fact.label}：{strip_tags(str(_plain(listing, fact)))}" for fact in shown]
    owner = "" if listing.hides("organisation") else str(listing.owner)
    return ["    ".join(told[:2]), "    ".join(told[2:]), owner]


def _plain(listing: Listing, fact: facts.Fact) -> object:
    if fact.name == "closes":
        return facts.closing(listing, frozenset(listing.veiled)) or "—"
    return (
        facts.money_words(listing) if fact.name == "money" and "money" not in listing.veiled else fact.value
    )


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines, line = [], ""
    for char in text:
        if font.getlength(line + char) > SIZE[0] - 120:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]
