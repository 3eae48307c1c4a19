"""Looks into a workbook's package before it is opened: bombs, passwords, formulas never computed, pictures.

A reader that fills the whole rectangle around the values can be made to ask for terabytes by one cell in
the far corner, so the corner is found first, by scanning the bytes, and refused if it lies too far out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from rongtong_match.tables import limits
from rongtong_match.tables.faults import UnreadableFile, reason
from rongtong_match.tables.read.opendocument import widest_rectangle

_CHUNK = 1 << 20
_OVERLAP = 256
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})\d""")
_ROW = re.compile(rb"""\sr\s*=\s*["'][A-Z]{0,3}(\d{1,9})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,9})["'][^>]*(?<!/)>\s*<(?!/)""")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)


@dataclass(frozen=True, slots=True)
class Survey:
    """What the package holds besides values: parts with formulas, and whether any sheet has pictures."""

    formulas: frozenset[str] = frozenset()
    drawings: bool = False


def survey(path: Path) -> Survey:
    """Checks the zip package; raises ``UnreadableFile`` when it is broken, locked or too large."""
    try:
        with zipfile.ZipFile(path) as package:
            return _survey(path, package)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as e:
        raise UnreadableFile(reason("broken", file=path.name)) from e


def _survey(path: Path, package: zipfile.ZipFile) -> Survey:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(reason("password", file=path.name))
    _weigh(path, parts)
    formulas = frozenset(part.filename for part in parts if _scan(path, package, part))
    return Survey(formulas, any(part.filename.lower().startswith("xl/media/") for part in parts))


def _weigh(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > limits.MAX_UNPACKED_BYTES:
        _too_large(path)
    for part in parts:
        if part.file_size > limits.RATIO_FLOOR and part.file_size > part.compress_size * limits.MAX_RATIO:
            raise UnreadableFile(reason("bomb", file=path.name))


def _scan(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Walks one part; true when it is a sheet with formulas."""
    if part.filename == "content.xml" and widest_rectangle(package, part.filename) > limits.MAX_CELLS:
        _too_large(path)
    if not _SHEET.fullmatch(part.filename):
        return False
    letters: set[bytes] = set()
    formulas = False
    for window in windows(package, part.filename):
        letters.update(_COLUMN.findall(window))
        formulas = formulas or _FORMULA.search(window) is not None
    _measure(path, package, part, max(map(column_number, letters), default=0))
    return formulas


def _measure(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo, columns: int) -> None:
    if columns * limits.EXCEL_ROWS <= limits.MAX_CELLS:
        return  # even a full sheet of so few columns fits
    rows = max(
        (max(map(int, _ROW.findall(w)), default=0) for w in windows(package, part.filename)), default=0
    )
    if columns > limits.MAX_COLUMNS or rows * columns > limits.MAX_CELLS:
        _far_corner(path, package, part)


def _far_corner(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Styles alone may reach the last column: only cells that hold a value count."""
    rows = columns = 0
    for window in windows(package, part.filename):
        for letters, number in _VALUED.findall(window):
            rows, columns = max(rows, int(number)), max(columns, column_number(letters))
    if columns > limits.MAX_COLUMNS or rows * columns > limits.MAX_CELLS:
        _too_large(path)


def windows(package: zipfile.ZipFile, part: str, overlap: int = _OVERLAP) -> Iterator[bytes]:
    """The part's bytes in overlapping pieces, so that nothing short is cut; proves the checksum."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield tail + chunk
            tail = (tail + chunk)[-overlap:]


def column_number(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(path: Path) -> NoReturn:
    raise UnreadableFile(reason("too_large", file=path.name))
