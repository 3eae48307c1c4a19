"""Inline icons (Tabler Icons, MIT) read from the zip of the installed ``tablericons2`` package."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_OUTER = re.compile(r"<svg[^>]*>|</svg>|<!--.*?-->", re.DOTALL)
_BLANK = re.compile(r"\s+")


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("tablericons").joinpath("tablericons.zip").read_bytes()))


@cache
def drawing(name: str) -> str:
    """Give the inner SVG of an outline icon; KeyError when there is no icon of that name."""
    svg = _archive().read(f"outline/{name}.svg").decode()
    return _BLANK.sub(" ", _OUTER.sub("", svg)).strip()


@cache
def icon(name: str, title: str = "") -> SafeString:
    """Give an inline icon; decoration unless ``title`` says what it means to those who do not see it."""
    inside = mark_safe(drawing(name))  # noqa: S308 - comes from the installed package, never from a reader
    if not title:
        return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', inside)
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', title, inside
    )
