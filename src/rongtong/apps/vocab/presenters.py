"""Sentences of the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from rongtong.kit.audit import present

if TYPE_CHECKING:
    from rongtong.kit.audit.models import Entry


def loaded(entry: Entry) -> str:
    """Tell what a load did to a list."""
    words = {"list": entry.label, **entry.data}
    if entry.data.get("origin") == "undo":
        return _("Took back the last load of %(list)s: now version %(version)s") % words
    text = _("Loaded version %(version)s of %(list)s: %(added)s added, %(changed)s changed, %(ended)s ended")
    return text % words


present("vocab.list.loaded", loaded)
