"""Bringing a document: kept, read in the background, its needs or offers picked, drafts made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.actions.listings import begin, note_sources
from rongtong.apps.catalogue.models import Document, DocumentPiece, Letter, Listing
from rongtong.apps.catalogue.models.choices import SourceKind
from rongtong.apps.catalogue.queries.documents import pieces_of, place_of
from rongtong.apps.catalogue.rules.documents import DOCUMENT, MOST_DRAFTS, MOST_PIECES, PICTURES, sentence
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.files.look import look
from rongtong.kit.jobs import enqueue
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib.actor import SYSTEM, Actor

if TYPE_CHECKING:
    from rongtong.apps.catalogue.queries.pieces import Piece

PURPOSE = "catalogue.document"
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


def checked(upload: Any) -> Any:
    """Give the upload back. FileRefused, with what to do, for old Word files and photos nobody else reads."""
    head = upload.read(12)
    upload.seek(0)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise files.FileRefused("heic", sentence("heic"))
    if head.startswith(b"\xd0\xcf\x11\xe0") and look(upload) == "doc":
        raise files.FileRefused("old_word", sentence("old_word"))
    upload.seek(0)
    return upload


@action
def bring(
    *, side: str, kind: str, upload: Any = None, text: str = "", name: str = "", way: str = "page",
    organisation: Organisation | None = None, person: Person | None = None, letter: Letter | None = None,
    actor: Actor, at: datetime,
) -> Document:  # fmt: skip
    """Keep a file, or a text, and have it read. FileRefused says what is wrong with the file."""
    if (side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {side}s")
    made = Document(
        side=side, kind=kind, organisation=organisation, person=person, author_id=actor.id, created_at=at,
        way=way, name=str(name or getattr(upload, "name", ""))[:200], text=text, letter=letter,
    )  # fmt: skip
    need(actor, DOCUMENT, made)
    made.save()
    if upload is not None:
        owner = organisation.pk if organisation else None
        kept = files.keep(
            checked(upload), purpose=PURPOSE, actor=actor, at=at, about=made, organisation=owner
        )
        made.keep(file=kept, by_ocr=kept.form in PICTURES)
    record("catalogue.document.brought", about=made, actor=actor, at=at, data={"way": way})
    if letter is None:
        enqueue("catalogue.read_document", actor=actor, at=at, about=made, document=made.pk)
    return made


@action
def read_by_ocr(*, document: Document, version: int | None, actor: Actor, at: datetime) -> Document:
    """Have a scan read as a picture."""
    done = perform(document, "reread", actor=actor, at=at, version=version)
    done.keep(by_ocr=True, problem="", number=0)
    enqueue("catalogue.read_document", actor=actor, at=at, about=done, document=done.pk)
    return done


@action
def show_pieces(
    *, document: Document, found: Sequence[Piece], every: bool = False, actor: Actor, at: datetime
) -> Document:
    """Put what was found before the person. One need or offer becomes a draft at once; ``every``: all do."""
    done = perform(document, "show", actor=SYSTEM, at=at)
    several = len(found) > 1
    single = list(found[:-1] if several else found)[:MOST_PIECES]
    rows = [_row(done, number, one) for number, one in enumerate(single, 1)]
    if several:
        rows.append(_row(done, 0, found[-1], whole=True))
    DocumentPiece.objects.bulk_create(rows)
    if not several or every:
        wanted = [row.position for row in rows if not row.whole][:MOST_DRAFTS]
        make_drafts(document=done, positions=wanted, version=None, actor=actor, at=at)
        done.refresh_from_db()
    return done


def _row(document: Document, position: int, one: Piece, whole: bool = False) -> DocumentPiece:
    told = [asdict(told) for told in one.told]
    return DocumentPiece(
        document=document, position=position, whole=whole, title=one.title, text=one.text, told=told,
        lines=[asdict(line) for line in one.lines],
    )  # fmt: skip


@action
def say_unread(*, document: Document, problem: str, number: int, actor: Actor, at: datetime) -> Document:
    """Say why it cannot be read."""
    done = perform(document, "give_up", actor=actor, at=at)
    done.keep(problem=problem, number=number)
    return done


@action
def make_drafts(
    *, document: Document, positions: Collection[int], version: int | None, actor: Actor, at: datetime
) -> list[Listing]:
    """Make a draft of each chosen need or offer. Nothing is public before it is handed in and passed.

    ValidationError when none was chosen; Conflict when somebody else chose meanwhile.
    """
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody else has gone on with this document. Look at it as it is now."))
    chosen = [piece for piece in pieces_of(kept) if piece.position in set(positions)]
    if not chosen:
        raise ValidationError(_("Choose at least one."))
    done = perform(kept, "take", actor=actor, at=at)
    return [_draft(done, piece, len(chosen) > 1, actor, at) for piece in chosen]


def _draft(document: Document, piece: DocumentPiece, several: bool, actor: Actor, at: datetime) -> Listing:
    """Begin a draft with the text; of several each is named, so that they can be told apart."""
    values = {"detail": piece.text} | ({"title": piece.title} if several else {})
    made = begin(
        side=document.side, kind=document.kind, organisation=document.organisation, person=document.person,
        values=values, batch=f"document-{document.pk}", actor=actor, at=at,
    )  # fmt: skip
    piece.listing = made
    piece.save(update_fields=["listing"])
    first = piece.lines[0] if piece.lines else None
    where = place_of(document, first) if first else document.name
    source = {"kind": SourceKind.DOCUMENT, "reference": where[:200], "passage": ""}
    note_sources(made, list(values), dict.fromkeys(values, source), actor, at)
    return made
