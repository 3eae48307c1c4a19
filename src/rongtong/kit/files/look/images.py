"""Pictures and films, by their first bytes and their end."""

from __future__ import annotations

from struct import unpack

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused

LARGEST_SIDE = 20_000
"""Pixels: a few kilobytes can unpack to gigabytes of picture."""


def look(head: bytes, tail: bytes, size: int) -> str:
    """Give the code of a picture or film, or ``""``. FileRefused when it is damaged, padded or huge."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(head, tail)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _gif(head, tail)
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"  # phones append a film or a depth map: what follows the picture is not looked at
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head, size)
    return "mp4" if head[4:8] == b"ftyp" else ""


def _png(head: bytes, tail: bytes) -> str:
    if head[12:16] != b"IHDR" or not tail.endswith(b"IEND\xaeB`\x82"):
        raise _damaged()
    return _sized("png", *unpack(">II", head[16:24]))


def _gif(head: bytes, tail: bytes) -> str:
    if len(head) < 13 or not tail.endswith(b";"):
        raise _damaged()
    return _sized("gif", *unpack("<HH", head[6:10]))


def _webp(head: bytes, size: int) -> str:
    if unpack("<I", head[4:8])[0] + 8 not in (size, size - 1):
        raise _damaged()
    return "webp"


def _sized(kind: str, width: int, height: int) -> str:
    if not 0 < width <= LARGEST_SIDE or not 0 < height <= LARGEST_SIDE:
        raise FileRefused(
            "huge_picture",
            _("The picture has more than %(side)s pixels a side. Make it smaller."),
            side=LARGEST_SIDE,
        )
    return kind


def _damaged() -> FileRefused:
    return FileRefused(
        "damaged", _("The picture is damaged or carries something else behind it. Save it anew.")
    )
