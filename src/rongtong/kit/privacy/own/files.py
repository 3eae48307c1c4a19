"""Files that an account keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.files.actions import remove
from rongtong.kit.files.models import File
from rongtong.kit.files.purposes import purposes
from rongtong.kit.privacy.parts import Section, personal
from rongtong.lib.actor import Actor


def export(user: Any) -> Section:
    """List the files; each can be downloaded from the page of files."""
    known = purposes()
    return {
        _("Files"): [
            {
                _("name"): row.name,
                _("for"): str(known[row.purpose].label) if row.purpose in known else row.purpose,
                _("bytes"): row.size,
                _("kept"): row.kept_at,
                "SHA-256": row.sha256,
            }
            for row in File.objects.filter(owner=user, removed_at__isnull=True)
        ]
    }


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Remove the person's files; those of an organisation's records stay with it, without their owner."""
    rows = File.objects.filter(owner=user)
    own = rows.filter(organisation__isnull=True, removed_at__isnull=True)
    count = sum(remove(file=row, actor=actor, at=at, reason="erased") for row in own)
    return count + rows.filter(organisation__isnull=False).update(owner=None)


personal("files", label=gettext_lazy("Files"), export=export, erase=erase, order=80)
