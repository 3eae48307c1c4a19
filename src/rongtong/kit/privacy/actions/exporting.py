"""A person's data as a file."""

from __future__ import annotations

import json
import tempfile
import zipfile
from datetime import datetime
from typing import IO, Any

from django.core.files.base import File as Upload
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import action, record
from rongtong.kit.files import keep, link, remove
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.kit.notices import tell
from rongtong.kit.privacy.models import Export
from rongtong.kit.privacy.notices import EXPORT_READY
from rongtong.kit.privacy.parts import parts
from rongtong.kit.privacy.rules import EXPORT_LASTS
from rongtong.lib.actor import Actor


@action
def ask_export(*, user: Any, actor: Actor, at: datetime) -> Export:
    """Ask for the person's data as a file; the request that is being worked on when there is one."""
    made, new = Export.objects.get_or_create(user=user, made_at__isnull=True, defaults={"asked_at": at})
    if new:
        record("privacy.export_asked", about=made, actor=actor, at=at)
        enqueue(gather, actor=actor, at=at, about=made, export=made.pk)
    return made


@job("privacy.export", title=_("Gather a person's data"))
def gather(run: Run, *, export: int) -> None:
    """Make the file of an export; made already: nothing to do."""
    found = Export.objects.select_related("user").filter(pk=export).first()
    if found is not None:
        make_export(export=found, actor=run.actor, at=run.at)


def make_export(*, export: Export, actor: Actor, at: datetime) -> Export:
    """Make the file and tell the person; made already: as it is. What is gathered is read outside a
    transaction.
    """
    if export.made_at is not None:
        return export
    with translation.override(export.user.language), tempfile.TemporaryFile() as file:
        _pack(file, export.user, at)
        file.seek(0)
        return _handed(export=export, file=file, actor=actor, at=at)


@action
def _handed(*, export: Export, file: IO[bytes], actor: Actor, at: datetime) -> Export:
    owner = Actor("user", id=export.user_id, name="", via="job")
    kept = keep(Upload(file, f"rongtong-{at:%Y%m%d}.zip"), purpose="privacy.export", actor=owner, at=at)
    ends = at + EXPORT_LASTS
    Export.objects.filter(pk=export.pk, made_at__isnull=True).update(made_at=at, ends_at=ends, file=kept)
    export.refresh_from_db()
    record("privacy.export_made", about=export, actor=actor, at=at)
    until = timezone.localtime(ends).strftime("%Y-%m-%d %H:%M")
    tell(export.user, EXPORT_READY.name, at=at, about=export, link=link(kept), until=until)
    return export


@action
def end_exports(*, actor: Actor, at: datetime) -> int:
    """Remove the files of exports whose time is over; give how many."""
    over = list(Export.objects.filter(ends_at__lte=at, file__removed_at__isnull=True).select_related("file"))
    for export in over:
        if export.file is not None:
            remove(file=export.file, actor=actor, at=at, reason="time over")
    return len(over)


def _pack(file: IO[bytes], user: Any, at: datetime) -> None:
    """Write data.json for machines and index.html for people into a ZIP."""
    with transaction.atomic():
        data = {part.name: (part.label, part.export(user)) for part in reversed(parts())}
    plain = {"made_at": at, "parts": {name: dict(sections) for name, (_label, sections) in data.items()}}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("data.json", json.dumps(plain, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        package.writestr("index.html", render_to_string("privacy/export.html", {"parts": data, "at": at}))
