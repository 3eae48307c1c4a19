"""Plain text, and text that a browser would run."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.faults import FileRefused, unknown

_PIECE = 1 << 16
_HEAD = 4_096
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|script|iframe|object|embed|meta|link|img|a\s)", re.I)
_DRAWING = re.compile(r"<svg[\s>]", re.I)
_ACTIVE = re.compile(
    r"<(script|foreignobject|iframe|handler|set|animate|!entity)|\bon\w+\s*=|javascript:|data:text/html", re.I
)


def look(file: BinaryIO) -> str:
    """Give text, html or svg. FileRefused for what is no text and for drawings with a script in them."""
    encoding = _encoding(file)
    if not encoding:
        raise unknown()
    file.seek(0)
    head = file.read(_HEAD).decode(encoding, "ignore")
    drawing, page = _DRAWING.search(head), _PAGE.search(head)
    if drawing and (page is None or drawing.start() < page.start()):
        return _drawing(head + file.read().decode(encoding, "ignore"))
    return "html" if page else "text"


def _drawing(content: str) -> str:
    if _ACTIVE.search(content):
        raise FileRefused("script", _("The drawing contains a script. Save it as PNG or PDF."))
    return "svg"


def _encoding(file: BinaryIO) -> str:
    """Name the encoding the whole file is text in, or ``""``; GB 18030 is what Excel writes here."""
    file.seek(0)
    marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    wanted = ("utf-16",) if marked else ("utf-8", "gb18030")
    return next((encoding for encoding in wanted if _decodes(file, encoding)), "")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            if _CONTROL.search(decoder.decode(piece)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True
