"""What a file is, by its content; its name is not asked."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.look import compound, images, packages, texts

_HEAD, _TAIL = 4_096, 66_000


def look(file: BinaryIO) -> str:
    """Give the code of the file's kind (``kinds.KINDS``). FileRefused when it is none or is not safe to
    keep.
    """
    head = file.read(_HEAD)
    size = file.seek(0, 2)
    if size == 0:
        raise FileRefused("empty", _("The file is empty. Choose it again, or save it anew first."))
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return packages.look(file, size)
    if b"PK\x05\x06" in tail:  # where an archive is found by readers that look from the end
        raise _two_things()
    if head.startswith(compound.MAGIC):
        return compound.look(file)
    if head.startswith(b"%PDF-"):
        return _pdf(tail)
    kind = images.look(head, tail, size)
    if kind and b"%PDF-" in head[:1_024]:
        raise _two_things()
    return kind or texts.look(file)


def _pdf(tail: bytes) -> str:
    if b"%%EOF" not in tail[-2_048:]:
        raise FileRefused(
            "damaged", _("The PDF breaks off before its end. Save it again and choose it anew.")
        )
    return "pdf"


def _two_things() -> FileRefused:
    return FileRefused(
        "two_kinds",
        _("The file pretends to be two kinds at once. Save it anew in the program it comes from."),
    )
