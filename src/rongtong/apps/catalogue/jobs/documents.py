"""Reading documents in a process of its own, held to seconds and memory; clearing what nobody needs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions import documents
from rongtong.apps.catalogue.models import Document
from rongtong.apps.catalogue.queries.documents import brought, outlived
from rongtong.apps.catalogue.rules.documents import KEPT_DAYS
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.kit.files.queries import need_whole
from rongtong.kit.files.store import place
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.lib.documents import Line, Unread, read_apart

_WAYS = {"docx": "word", "pdf": "pdf", "png": "picture", "jpeg": "picture"}


@job("catalogue.read_document", retries=5, backoff=10, title=_("Read a document"))
def read_document(run: Run, document: int) -> None:
    """Read it and show what was found, or say why not; done again after a crash it changes nothing."""
    kept = brought(document)
    if kept.state == "reading":
        run.progress(
            0, 1, _("Reading by its looks: about ten seconds a page") if kept.by_ocr else _("Reading")
        )
        read_now(kept, run.actor, run.at)


def read_now(kept: Document, actor: Actor, at: datetime, *, every: bool = False) -> Document:
    """Read a document that waits to be read. FileRefused while its virus scan has not ended."""
    # The core brings numeric libraries along: only the worker that reads pays for them.
    from rongtong.apps.catalogue.queries.pieces import pieces

    try:
        lines = _lines(kept)
        found = pieces(lines, forms()[kept.side, kept.kind], timezone.localdate(at))
        if not found:
            raise Unread("empty")
    except Unread as fault:
        problem, number = fault.code, fault.number
        return documents.say_unread(document=kept, problem=problem, number=number, actor=SYSTEM, at=at)
    return documents.show_pieces(document=kept, found=found, every=every, actor=actor, at=at)


def _lines(document: Document) -> list[Line]:
    """Give the lines of the file, or of the text. Unread says why not."""
    file = document.file
    if file is None:
        rows = document.text.splitlines()
        return [Line(text.strip(), paragraph=at) for at, text in enumerate(rows, 1) if text.strip()]
    if file.scan in ("infected", "failed"):
        raise Unread("held_back")
    need_whole(file)
    way = _WAYS[file.form]
    return read_apart("scan" if document.by_ocr and way == "pdf" else way, place(file.token))


@every("daily", at="03:50")
@job("catalogue.clear_documents", retries=1, title=_("Remove documents of which no draft is left"))
def clear_documents(run: Run) -> None:
    """Remove them, each in a transaction of its own."""
    while batch := outlived(run.at - timedelta(days=KEPT_DAYS)):
        for one in batch:
            perform(one, "drop", actor=SYSTEM, at=run.at)
