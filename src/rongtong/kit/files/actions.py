"""Keeping, reading (when it is logged) and removing files."""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import partial

from django.core.files.base import File as Upload
from django.db import transaction
from django.db.models import Model
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import action, record
from rongtong.kit.files import names, room, scanning, store
from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.kinds import labels
from rongtong.kit.files.look import look
from rongtong.kit.files.models import File, Scan
from rongtong.kit.files.purposes import Purpose, named
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.lib.actor import Actor


def keep(
    upload: Upload[bytes],
    *,
    purpose: str,
    actor: Actor,
    at: datetime,
    about: Model | None = None,
    organisation: int | None = None,
) -> File:
    """Keep an upload for ``purpose``, as part of the record ``about``; give its row. FileRefused says
    why not.

    The bytes arrive before the transaction begins: a slow upload holds no lock. Who may upload is asked
    by the
    caller. The same content kept twice by one owner for one record is one file.
    """
    wanted, token = named(purpose), secrets.token_hex(16)
    arrived = store.receive(upload.chunks(), token, partial(_fits, wanted))
    try:
        return _settle(
            arrived=arrived, token=token, name=upload.name or "", wanted=wanted, form=_form(arrived, wanted),
            about=about, organisation=organisation, actor=actor, at=at,
        )  # fmt: skip
    finally:
        arrived.path.unlink(missing_ok=True)


@action
def _settle(
    *, arrived: store.Arrived, token: str, name: str, wanted: Purpose, form: str,
    about: Model | None, organisation: int | None, actor: Actor, at: datetime,
) -> File:  # fmt: skip
    file = File(
        token=token, purpose=wanted.name, owner_id=actor.id, organisation=organisation,
        kind=about._meta.label if about is not None else "", about=str(about.pk) if about is not None else "",
        name=names.clean(name, form), form=form, size=arrived.size, sha256=arrived.sha256, sm3=arrived.sm3,
        scan=Scan.WAITING if scanning.configured() else Scan.NONE, kept_at=at,
    )  # fmt: skip
    same = ("purpose", "owner_id", "organisation", "kind", "about", "sha256")
    there = File.objects.filter(
        removed_at__isnull=True, **{name: getattr(file, name) for name in same}
    ).first()
    if there is not None:
        return there
    room.take(file)
    file.save()
    data = {"purpose": file.purpose, "form": form, "size": file.size, "sha256": file.sha256}
    record("files.kept", about=file, actor=actor, at=at, data=data | {"kind": file.kind, "about": file.about})
    if file.scan == Scan.WAITING:
        enqueue(scan, actor=actor, at=at, about=file, file=file.pk)
    store.settle(arrived, token)  # last: a row without its file never is; a file without a row is swept
    return file


@action
def note_reading(*, file: File, actor: Actor, at: datetime, way: str) -> None:
    """Write down that a file was handed out, by permission (``page``) or by signed ``link``."""
    record("files.read", about=file, actor=actor, at=at, data={"way": way, "purpose": file.purpose})


@action
def remove(*, file: File, actor: Actor, at: datetime, reason: str = "") -> bool:
    """Remove a file: content and name go, row and trail stay. False when it was gone. The caller asks
    who may.
    """
    rows = File.objects.filter(pk=file.pk, removed_at__isnull=True)
    if not rows.update(removed_at=at, name=""):
        return False
    room.give_back(file)
    record("files.removed", about=file, actor=actor, at=at, reason=reason, data={"sha256": file.sha256})
    transaction.on_commit(partial(store.discard, file.token))
    return True


@job("files.scan", retries=3, title=_("Scan a file for viruses"))
def scan(run: Run, *, file: int) -> None:
    """Ask the scanner and keep its answer; without one the file is held back and the job tries again."""
    row = File.objects.filter(pk=file, removed_at__isnull=True).first()
    if row is None:
        return
    try:
        found = scanning.scan(store.place(row.token))
    except scanning.ScanFailed:
        note_scan(file=row, found=Scan.FAILED, actor=run.actor, at=run.at)
        raise
    note_scan(file=row, found=found, actor=run.actor, at=run.at)


@action
def note_scan(*, file: File, found: Scan, actor: Actor, at: datetime) -> None:
    """Keep what the scanner said."""
    File.objects.filter(pk=file.pk).update(scan=found, scanned_at=at)
    record("files.scanned", about=file, actor=actor, at=at, data={"found": found.value})


def _fits(wanted: Purpose, size: int) -> None:
    if size > wanted.largest:
        raise FileRefused(
            "large",
            _("The file is larger than %(limit)s. Make it smaller or split it."),
            limit=filesizeformat(wanted.largest),
        )


def _form(arrived: store.Arrived, wanted: Purpose) -> str:
    with arrived.path.open("rb") as file:
        form = look(file)
    if form not in wanted.kinds:
        raise FileRefused(
            "kind",
            _("This kind of file is not taken here. Choose one of: %(kinds)s."),
            kinds=labels(wanted.kinds),
        )
    return form
