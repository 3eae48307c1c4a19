"""Pictures for tests, made on the spot."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PLACE = 0x8825


def picture(form: str = "JPEG", size: tuple[int, int] = (900, 600), turned: int = 0) -> bytes:
    """Give a picture, red to the left and blue to the right; a JPEG says where it was taken."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[0x010F] = "ZqCamera"
    exif[0x0112] = turned or 1
    exif.get_ifd(PLACE)[1] = "N"
    exif.get_ifd(PLACE)[2] = (31.0, 28.0, 1.5)
    kept = BytesIO()
    image.save(kept, form, exif=exif, comment="ZqNote")
    return kept.getvalue()


def bomb(side: int = 19_000) -> bytes:
    """Give a PNG of a few hundred kilobytes that unpacks to ``side`` by ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * (side + 1) * 1000, 9))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def upload(content: bytes, name: str = "我.jpg") -> SimpleUploadedFile:
    """Give content as a form hands it over."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
