"""Why a file cannot be shown page by page, and what to do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rongtong.lib.marked import MOST_PAGES

_SENTENCES: dict[str, Any] = {
    "password": lambda: _("The file asks for a password. Save it without one and choose it again."),
    "pages": lambda: _("A file for a room has at most %(most)s pages. Split it and add the parts."),
    "large": lambda: _("A page of this file is far too large. Save it at the size of a sheet of paper."),
    "slow": lambda: _("Drawing this file took too long. Save it anew as a PDF and choose that."),
    "broken": lambda: _("The file is damaged. Open it, save it again and choose the new file."),
}


def sentence(code: str) -> str:
    """Say why, and what to do."""
    return str(_SENTENCES.get(code, _SENTENCES["broken"])()) % {"most": MOST_PAGES}
