"""Formulas that were never computed: saved by a program without a value."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from rongtong_match.tables.read.packages import column_number, windows

_OVERLAP = 20_000  # longer than the longest formula (8,192 characters) as XML
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_COMPUTED = re.compile(rb"""\bt\s*=\s*["'](?:str|e)["']""")  # a computed empty text, or a computed error

Formulas = dict[tuple[int, int], str]


def uncomputed(path: Path, parts: frozenset[str]) -> dict[str, Formulas]:
    """Sheet name -> (row, column) from 0 -> the formula with its ``=``, for formulas without a value."""
    with zipfile.ZipFile(path) as package:
        names = _sheet_names(package)
        return {names[part]: _formulas(package, part) for part in sorted(parts) if part in names}


def _formulas(package: zipfile.ZipFile, part: str) -> Formulas:
    found: Formulas = {}
    for window in windows(package, part, _OVERLAP):
        for attributes, text in _CELL.findall(window):
            place = _PLACE.search(attributes)
            if place is not None and _COMPUTED.search(attributes) is None:
                formula = "=" + html.unescape(text.decode("utf-8", "replace"))
                found[int(place[2]) - 1, column_number(place[1]) - 1] = formula
    return found


def _sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """Part -> sheet name, by way of the workbook's relationships (ECMA-376 part 2, 9.3)."""
    targets = {e["Id"]: e["Target"] for e in _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")}
    names: dict[str, str] = {}
    for sheet in _elements(package, "xl/workbook.xml", "sheet"):
        link = next((value for key, value in sheet.items() if key.endswith(":id")), "")
        part = posixpath.normpath(posixpath.join("/xl", targets.get(link, ""))).lstrip("/")
        names[part] = sheet.get("name", "")
    return names


def _elements(package: zipfile.ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(package.read(part), True)
    except (expat.ExpatError, KeyError):
        return []
    return found
