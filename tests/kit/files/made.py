"""Files as people have them, and as attackers make them."""

from __future__ import annotations

import io
import zipfile

import docx
import xlsxwriter
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(form: str) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (3, 2)).save(out, form)
    return out.getvalue()


def document() -> bytes:
    """A Word document."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def workbook() -> bytes:
    """An Excel workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, "需求")
    book.close()
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP with the given parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def compound(*names: str) -> bytes:
    """The marks of an Office file of 1997-2003."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"".join(f"{name}\0".encode("utf-16-le") for name in names)
