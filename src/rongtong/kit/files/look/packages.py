"""Files that are archives inside: Office, OFD, OpenDocument, ZIP. Nothing is unpacked to disk."""

from __future__ import annotations

import zlib
from lzma import LZMAError
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.look.compound import macros

MOST_PARTS = 10_000
LARGEST = 1_000_000_000
"""Bytes that all parts may have unpacked."""
MOST_SWELLING = 200
"""How many times larger than the file all parts may be, from ``SMALL`` bytes on (an empty sheet swells
60 times).
"""
SMALL = 20_000_000
_MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsx",
         "ppt/presentation.xml": "pptx", "OFD.xml": "ofd"}  # fmt: skip
_DAMAGED = (
    BadZipFile,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
    LZMAError,
)
"""What the library raises over damaged archives: found by changing bytes of real ones."""
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def look(file: BinaryIO, size: int) -> str:
    """Give the kind of package. FileRefused for bombs, hidden parts, encryption, macros, ways out of a
    folder.
    """
    try:
        with ZipFile(file) as package:
            parts = package.infolist()
            _measure(parts, size)
            _names(parts)
            kind = _kind(package, {part.filename for part in parts})
            if kind != "zip":
                _office(package, parts)
            return kind
    except _DAMAGED as fault:
        raise FileRefused("damaged", _("The file is damaged. Save it again and choose it anew.")) from fault


def _measure(parts: list[ZipInfo], size: int) -> None:
    whole = sum(part.file_size for part in parts)
    overlapping = sum(part.compress_size for part in parts) > size
    swollen = whole > SMALL and whole > size * MOST_SWELLING
    if len(parts) > MOST_PARTS or whole > LARGEST or swollen or overlapping:
        raise FileRefused(
            "bomb", _("Unpacked, the file would be far too large. Split it into several files.")
        )


def _names(parts: list[ZipInfo]) -> None:
    for part in parts:
        steps = part.filename.replace("\\", "/").split("/")
        if steps[0] == "" or ".." in steps or ":" in steps[0]:
            raise FileRefused("path", _("The archive names places outside its own folder. Pack it anew."))


def _kind(package: ZipFile, names: set[str]) -> str:
    for main, kind in _MAIN.items():
        if main in names:
            return kind
    if "mimetype" in names:
        with package.open("mimetype") as part:
            return _OPEN_DOCUMENT.get(part.read(100), "zip")
    return "zip"


def _office(package: ZipFile, parts: list[ZipInfo]) -> None:
    """Refuse what a document has no need of: macros, encryption, entities that grow while they are read."""
    for part in parts:
        name = part.filename.lower()
        if name.endswith("vbaproject.bin") or name.startswith("basic/"):
            raise macros()
        if part.flag_bits & 1:
            raise FileRefused("locked", _("The file is protected by a password. Save it without one."))
        if name.endswith((".xml", ".rels")):
            with package.open(part) as content:
                if b"<!DOCTYPE" in content.read(1_024):
                    raise FileRefused("damaged", _("The file is damaged. Save it again and choose it anew."))
