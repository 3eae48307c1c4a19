"""Office files of 1997-2003 and WPS: compound files that name their parts in UTF-16."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused, unknown

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_PIECE = 1 << 20
_PARTS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}


def look(file: BinaryIO) -> str:
    """Give doc, xls or ppt. FileRefused for macros, and for anything else in such a file."""
    found = _found(file, ["_VBA_PROJECT", *_PARTS])
    if "_VBA_PROJECT" in found:
        raise macros()
    for name, kind in _PARTS.items():
        if name in found:
            return kind
    raise unknown()


def _found(file: BinaryIO, names: list[str]) -> set[str]:
    """Tell which names of parts occur, a piece at a time; pieces overlap so that no name is cut."""
    sought = {name: f"{name}\0".encode("utf-16-le") for name in names}
    found, before = set(), b""
    file.seek(0)
    while piece := file.read(_PIECE):
        found |= {name for name, sign in sought.items() if sign in before + piece}
        before = piece[-64:]
    return found


def macros() -> FileRefused:
    """Give the refusal of a file with macros."""
    return FileRefused("macros", _("The file contains macros. Save it without them, as docx, xlsx or pptx."))
