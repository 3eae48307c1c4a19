"""Pictures of people, made anew: small, square, without what a camera writes beside them (place, device)."""

from __future__ import annotations

from io import BytesIO
from struct import error as BadStructure  # noqa: N812 - an exception by the name of a word
from typing import IO, Any
from zlib import error as BadCompression  # noqa: N812

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from rongtong.kit.files.faults import FileRefused

MOST_PIXELS = 40_000_000
"""A few kilobytes can unpack to gigabytes; a telephone's picture has 12 to 24 million pixels."""
FORMS = ("JPEG", "PNG", "WEBP")
_UPPER = (0.5, 0.4)
"""Faces stand above the middle: where an upright picture is cut, more goes below."""
_BAD = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, BadStructure, BadCompression)
"""What the decoders raise at damaged content."""


def square(upload: IO[bytes] | Any, *, side: int) -> ContentFile[bytes]:
    """Give the middle of a picture as a JPEG of ``side`` by ``side`` pixels, upright, nothing else kept.

    FileRefused when it has too many pixels or cannot be read as JPEG, PNG or WebP.
    """
    try:
        upload.seek(0)
        with Image.open(upload, formats=FORMS) as found:
            _small_enough(found.size)
            found.draft("RGB", (2 * side, 2 * side))  # a large JPEG is decoded at a fraction of its size
            upright = ImageOps.exif_transpose(found)
            cut = ImageOps.fit(upright.convert("RGBA"), (side, side), centering=_UPPER)
    except Image.DecompressionBombError:
        raise _huge() from None
    except _BAD:
        raise FileRefused("picture", _("The picture cannot be read. Save it anew as JPEG or PNG.")) from None
    fresh = Image.new("RGB", (side, side), "white")  # new, so that nothing travels along
    fresh.paste(cut, mask=cut.getchannel("A"))
    kept = BytesIO()
    fresh.save(kept, "JPEG", quality=85, optimize=True)
    return ContentFile(kept.getvalue(), name="photo.jpg")


def _small_enough(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _huge()


def _huge() -> FileRefused:
    return FileRefused(
        "huge_picture_whole",
        _("The picture has more than %(most)s million pixels. Make it smaller."),
        most=MOST_PIXELS // 1_000_000,
    )
