"""A file's name as people see it. Where it lies never depends on it."""

from __future__ import annotations

import re
import unicodedata

from rongtong.kit.files.kinds import KINDS

LONGEST = 120
"""Characters; with four bytes each and the extension still within 255 × 2 of any file system that matters."""
_MOST_BYTES = 200
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)
_JOINER = "\u200d"


def clean(name: str, kind: str) -> str:
    """Give a name that shows what it is and can be saved anywhere; its extension is one of the ``kind``.

    Paths, control signs and marks that turn the reading direction go (``exe.fdp`` must not look like a PDF).
    """
    plain = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    plain = "".join(sign for sign in plain if sign == _JOINER or unicodedata.category(sign)[0] != "C")
    plain = re.split(r"[/\\]", plain)[-1]
    plain = re.sub(r'[<>:"|?*]', "_", re.sub(r"\s+", " ", plain)).strip(". ")
    stem, extension = _split(plain, kind)
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{_short(stem, _MOST_BYTES - len(extension) - 1) or 'file'}.{extension}"


def _split(name: str, kind: str) -> tuple[str, str]:
    extensions = KINDS[kind].extensions
    stem, dot, last = name.rpartition(".")
    return (stem, last.lower()) if dot and last.lower() in extensions else (name, extensions[0])


def _short(stem: str, most: int) -> str:
    return stem[:LONGEST].encode()[:most].decode(errors="ignore").rstrip(". " + _JOINER)
