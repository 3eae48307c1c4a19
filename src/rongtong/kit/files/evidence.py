"""Files as a sheet of an evidence pack: names and digests, never what is in them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rongtong.kit.audit.evidence import Sheet, moment
from rongtong.kit.files.models import File


def files_of(title: str, files: Iterable[File]) -> Sheet:
    """Give the sheet; size in bytes."""
    head = (_("Name and size"), _("Kept since"), "SHA-256 / SM3")
    rows = [
        (f"{one.name}\n{one.size:,} B", moment(one.kept_at), f"{grouped(one.sha256)}\n{grouped(one.sm3)}")
        for one in files
    ]
    return Sheet(title, head, rows)


def grouped(digest: str) -> str:
    """Give a digest in groups of eight, so that it breaks into lines."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
