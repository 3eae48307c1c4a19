"""Which encoding a text file is in: byte-order marks first, then the strictest that fits."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from rongtong_match.tables.faults import UnreadableFile, reason

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB 18030-2022 moved 18 codes out of the private use area; Python's codec still has the 2005 table.
_GB18030_2022 = dict(
    zip(
        [*range(0xE78D, 0xE797), 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864],
        [0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A), *range(0x9FB4, 0x9FBC)],
        strict=True,
    )
)
_PRIVATE = re.compile("[\ue78d-\ue796\ue81e-\ue864]")


def encoding_of(path: Path) -> str:
    """The encoding of the text file at ``path``; raises ``UnreadableFile`` when none fits."""
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _proved(path, name)
    wide = _wide(head)
    if wide is not None:
        return _proved(path, wide)
    for name in ("utf-8", "gb18030"):
        if _fits(path, name):
            return name
    raise UnreadableFile(reason("encoding", file=path.name))


def _proved(path: Path, name: str) -> str:
    if not _fits(path, name):
        raise UnreadableFile(reason("encoding", file=path.name))
    return name


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of what is mostly digits, commas and ASCII is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(2, len(head) // 10) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _fits(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """The lines of the file with their ends, NUL removed, GB 18030-2022 characters in their new places."""
    with path.open(encoding=encoding, newline="") as file:
        for line in file:
            if "\0" in line:
                line = line.replace("\0", "")
            moved = encoding == "gb18030" and _PRIVATE.search(line)
            yield line.translate(_GB18030_2022) if moved else line
