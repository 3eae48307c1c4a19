"""Who brings documents; which ones are read, and the sentence for each that is not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.kit.files import purpose
from rongtong.kit.permissions import mine, own, permission
from rongtong.lib.documents.lines import MOST_PAGES, MOST_SCANNED

DOCUMENT = permission(
    "catalogue.document.manage",
    gettext_lazy("Bring needs and offers in as documents"),
    on="catalogue.Document",
    grants={**dict.fromkeys(WRITERS, own("organisation")), "user": mine("person__user")},
)
READ_DOCUMENT = permission(
    "catalogue.document.read",
    gettext_lazy("Let the programme read an uploaded document"),
    on="catalogue.Document",
    grants={},
)
PICTURES = frozenset({"png", "jpeg"})
SOURCE = purpose(
    "catalogue.document",
    label=gettext_lazy("Document a need or an offer was read from"),
    kinds=PICTURES | {"docx", "pdf"},
    largest=20 * 2**20,
    read=DOCUMENT,
    remove=DOCUMENT,
)
MOST_PIECES = 50
"""Needs and offers of one document that are shown; a longer list is a spreadsheet."""
MOST_DRAFTS = 20
"""Drafts that one letter makes by itself."""
UNSURE = 0.9
"""A reader of pictures that is less sure of a line than this has its field marked."""
KEPT_DAYS = 30
"""Days after which a document of which no draft is left goes."""


def sentence(code: str, number: int = 0) -> str:
    """Say why a document was not read, and what to do."""
    return str(_SENTENCES.get(code, _SENTENCES["broken"])()) % {
        "number": number, "pages": MOST_PAGES, "scanned": MOST_SCANNED,
    }  # fmt: skip


_SENTENCES: dict[str, Any] = {
    "old_word": lambda: _(
        "This is an old Word file (.doc). Open it in Word or WPS, choose “Save as” and “Word document"
        " (.docx)”, then choose the new file here."
    ),
    "heic": lambda: _(
        "This is an HEIC photo. Choose “Most compatible” under Settings › Camera › Formats and take it again,"
        " or take a screenshot of it."
    ),
    "password": lambda: _("The document asks for a password. Save it without one and choose it again."),
    "broken": lambda: _("The document is damaged. Open it, save it again and choose the new file."),
    "scan": lambda: _(
        "This is a scan: its pages are pictures without text. Save it from the program it was written in, or"
        " paste its text."
    ),
    "pages": lambda: _(
        "The document has %(number)s pages; at most %(pages)s are read. Save the pages with the need or offer"
        " as a document of their own."
    ),
    "scan_pages": lambda: _(
        "The scan has %(number)s pages; at most %(scanned)s are read. Save the pages with the need or offer"
        " as a document of their own."
    ),
    "large": lambda: _("The document is far too large to be read. Copy the part that matters and paste it."),
    "slow": lambda: _(
        "Reading took too long and was given up. Copy the part that matters and paste it as text."
    ),
    "empty": lambda: _(
        "No words were found in it. Take the photo closer and in better light, or paste the text."
    ),
    "no_ocr": lambda: _(
        "Photos and scans cannot be read on this site: the operator has not installed it. Paste the text, or"
        " choose a Word file or a PDF with text."
    ),
    "held_back": lambda: _("The virus scan holds this file back. Bring another one."),
}  # fmt: skip
