"""The kinds of file we tell apart by their content."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of file. The first of ``extensions`` is given to a name that has none of them.

    ``shown``: a browser may show it; everything else is only ever saved (screens never run what was
    uploaded).
    """

    code: str
    media_type: str
    extensions: tuple[str, ...]
    label: str | Promise
    shown: bool = False


_WORD = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "application/pdf", ("pdf",), "PDF"),
        Kind("png", "image/png", ("png",), "PNG", shown=True),
        Kind("jpeg", "image/jpeg", ("jpg", "jpeg"), "JPEG", shown=True),
        Kind("gif", "image/gif", ("gif",), "GIF", shown=True),
        Kind("webp", "image/webp", ("webp",), "WebP", shown=True),
        Kind("docx", _WORD + "wordprocessingml.document", ("docx",), "Word"),
        Kind("xlsx", _WORD + "spreadsheetml.sheet", ("xlsx",), "Excel"),
        Kind("pptx", _WORD + "presentationml.presentation", ("pptx",), "PowerPoint"),
        Kind("doc", "application/msword", ("doc", "wps"), _("Word 97-2003 or WPS")),
        Kind("xls", "application/vnd.ms-excel", ("xls", "et"), _("Excel 97-2003 or WPS")),
        Kind("ppt", "application/vnd.ms-powerpoint", ("ppt", "dps"), _("PowerPoint 97-2003 or WPS")),
        Kind("ofd", "application/ofd", ("ofd",), "OFD"),
        Kind("odt", "application/vnd.oasis.opendocument.text", ("odt",), "OpenDocument"),
        Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", ("ods",), "OpenDocument"),
        Kind("zip", "application/zip", ("zip",), "ZIP"),
        Kind("mp4", "video/mp4", ("mp4",), "MP4"),
        Kind("text", "text/plain", ("txt", "csv", "md", "json"), _("plain text or CSV")),
        Kind("svg", "image/svg+xml", ("svg",), "SVG"),
        Kind("html", "text/html", ("html", "htm"), "HTML"),
    )
}
IMAGES = frozenset({"png", "jpeg", "gif", "webp"})
DOCUMENTS = frozenset({"pdf", "docx", "doc", "ofd", "odt"})
TABLES = frozenset({"xlsx", "xls", "ods", "text"})
SLIDES = frozenset({"pptx", "ppt"})
ARCHIVES = frozenset({"zip"})


def labels(codes: frozenset[str]) -> str:
    """Name some kinds for readers, in the order of the list above, each name once."""
    return ", ".join(dict.fromkeys(str(kind.label) for kind in KINDS.values() if kind.code in codes))
