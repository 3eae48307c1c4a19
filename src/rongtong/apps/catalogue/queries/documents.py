"""Reading documents: whose, and what the one behind a draft says of each field, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Document, DocumentPiece, Listing
from rongtong.apps.catalogue.queries.reading import DOCUMENT as FROM_DOCUMENT
from rongtong.apps.catalogue.queries.reading import TEXT, Proposed, proposals
from rongtong.apps.catalogue.rules.documents import DOCUMENT, UNSURE
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

ALIVE = Q(pieces__listing__isnull=False) & ~Q(pieces__listing__state="discarded")


def documents(actor: Actor) -> QuerySet[Document]:
    """Give the documents an actor brought or may manage, newest first."""
    found = visible(actor, DOCUMENT, Document.objects.all())
    return found.select_related("organisation", "person", "file", "author")


def brought(pk: int) -> Document:
    """Give a document by its key, for background work."""
    found: Document = Document.objects.select_related("organisation", "person", "file", "letter").get(pk=pk)
    return found


def pieces_of(document: Document) -> list[DocumentPiece]:
    """Give the needs or offers found in it, in their order."""
    return list(document.pieces.select_related("listing").order_by("position"))


def piece_behind(listing: Listing) -> DocumentPiece | None:
    """Give what a draft was made of, with its document; None when it came another way."""
    found: DocumentPiece | None = (
        DocumentPiece.objects.filter(listing=listing)
        .select_related("document__file", "document__organisation", "document__person").first()
    )  # fmt: skip
    return found


def proposals_for(listing: Listing, today: date) -> list[Proposed]:
    """Give what may be taken over into the open fields: by its document's labels, then by its text."""
    piece = piece_behind(listing)
    if piece is None:
        return proposals(listing, today)
    found = proposals(listing, today, [_told(piece, told) for told in piece.told])
    return [one if one.place else _placed(one, piece) for one in found]


def _told(piece: DocumentPiece, told: dict[str, Any]) -> Proposed:
    line = told["line"]
    return Proposed(
        told["name"], told["values"], FROM_DOCUMENT, told["passage"], place=place_of(piece.document, line),
        doubtful=line["sure"] < UNSURE,
    )  # fmt: skip


def _placed(one: Proposed, piece: DocumentPiece) -> Proposed:
    """Find where in the document a passage of the details stands."""
    line = next((line for line in piece.lines if one.passage and one.passage in line["text"]), None)
    if line is None:
        return one
    kind = FROM_DOCUMENT if one.kind == TEXT else one.kind
    place = place_of(piece.document, line)
    return replace(one, kind=kind, place=place, doubtful=line["sure"] < UNSURE)


def place_of(document: Document, line: dict[str, Any]) -> str:
    """Say where a line stands, in the reader's language: the document, then page, cell or paragraph."""
    return " · ".join(part for part in (document.name, *_places(line)) if part)


def _places(line: dict[str, Any]) -> Iterator[str]:
    if line["page"]:
        yield _("page %(number)s") % {"number": line["page"]}
    if line["table"]:
        yield _("table %(table)s, row %(row)s, column %(column)s") % line
    elif line["paragraph"]:
        yield _("paragraph %(number)s") % {"number": line["paragraph"]}


def outlived(before: Any, most: int = 100) -> list[Document]:
    """Give documents brought before a moment of which no draft or listing is left, or none was made."""
    rows = Document.objects.filter(created_at__lt=before, state__in=("shown", "unreadable", "taken"))
    rows = rows.annotate(alive=Count("pieces", filter=ALIVE)).filter(alive=0)
    return list(rows.order_by("pk")[:most])


def doubtful_lines(piece: DocumentPiece | None) -> list[str]:
    """Give the lines of a picture whose letters were not read surely."""
    return [line["text"] for line in piece.lines if line["sure"] < UNSURE][:20] if piece else []
