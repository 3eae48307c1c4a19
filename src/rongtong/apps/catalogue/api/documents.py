"""Documents and texts for programs: the same drafts, limits and sentences as on the pages."""

from __future__ import annotations

from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field, StringConstraints

from rongtong.apps.catalogue.actions.documents import bring, make_drafts
from rongtong.apps.catalogue.api.listings import owner_of
from rongtong.apps.catalogue.api.shapes import Kind, Side
from rongtong.apps.catalogue.models import Document
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST
from rongtong.apps.catalogue.queries.documents import documents, pieces_of, proposals_for
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.rules.documents import sentence
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.kit.api.schemas import BIG, Body, Id
from rongtong.kit.files import FileRefused
from rongtong.kit.permissions import need

router = Router(tags=["documents"])
Number = Annotated[int, Field(ge=1, le=BIG)]


class TextBody(Body):
    """A text that holds one need or offer, or several; without ``organisation`` it is the caller's own."""

    side: Side
    kind: Kind
    text: Annotated[str, StringConstraints(min_length=1, max_length=DETAIL_LONGEST)]
    organisation: Number | None = None


class PieceOut(Schema):
    """A need or an offer found in a document; ``position`` 0 is the whole taken as one."""

    position: int
    title: str
    text: str
    listing: int | None


class DocumentOut(Schema):
    """A document. ``state``: reading, unreadable (``problem`` says why), shown, taken or dropped."""

    id: int
    side: str
    kind: str
    state: str
    name: str
    problem: str
    pieces: list[PieceOut]


class ChooseBody(Body):
    """Positions of what is to become drafts."""

    pieces: Annotated[list[Annotated[int, Field(ge=0, le=BIG)]], Field(min_length=1, max_length=100)]


class ProposalOut(Schema):
    """What a draft's text or document says of an open field: the passage and where it stands.

    ``doubtful``: read from a picture, not surely. Nothing is taken over: send ``values`` by PATCH.
    """

    field: str
    values: dict[str, Any]
    source: str
    passage: str
    place: str
    doubtful: bool


@router.post("/documents", response={201: DocumentOut}, summary="Bring a document")
def bring_document(
    request: HttpRequest,
    side: Form[Side],
    kind: Form[Kind],
    file: File[UploadedFile],
    response: HttpResponse,
    organisation: Form[Number | None] = None,
) -> Any:
    """Bring a Word file (.docx), a PDF, or a picture where the site reads them: 20 MB at most.

    It is read in the background: ask again until ``state`` is no longer ``reading``. One need or offer
    becomes a draft at once; of several, choose. Sent as multipart/form-data.
    """
    try:
        return _brought(request, response, side, kind, organisation, upload=file)
    except FileRefused as fault:
        raise ValidationError({"file": fault.messages}) from fault


@router.post("/documents/text", response={201: DocumentOut}, summary="Bring a text")
def bring_text(request: HttpRequest, body: TextBody, response: HttpResponse) -> Any:
    """Bring a text; it is read as a document is."""
    return _brought(request, response, body.side, body.kind, body.organisation, text=body.text)


@router.get("/documents/{id}", response=DocumentOut, summary="Read a document")
def get_document(request: HttpRequest, id: Id) -> Any:  # noqa: A002 - as in the address
    """Give a document of the caller's, and what was found in it."""
    return _out(documents(request.actor).get(pk=id))


@router.post("/documents/{id}/drafts", response={201: DocumentOut}, summary="Make drafts of a document")
def choose_drafts(request: HttpRequest, id: Id, body: ChooseBody) -> Any:  # noqa: A002
    """Make a draft of each chosen need or offer. Nothing is public before it is handed in and reviewed."""
    found = documents(request.actor).get(pk=id)
    make_drafts(document=found, positions=body.pieces, version=None, actor=request.actor, at=timezone.now())
    found.refresh_from_db()
    return 201, _out(found)


@router.get("/listings/{id}/proposals", response=list[ProposalOut], summary="What a draft's text says")
def list_proposals(request: HttpRequest, id: Id) -> Any:  # noqa: A002
    """Give what its document or its details say of the open fields, with passages."""
    listing = seen(request.actor).get(pk=id)
    need(request.actor, WRITE, listing)
    return [
        {
            "field": one.name, "values": one.values, "source": one.kind, "passage": one.passage,
            "place": one.place, "doubtful": one.doubtful,
        }
        for one in proposals_for(listing, timezone.localdate())
    ]  # fmt: skip


def _brought(
    request: HttpRequest, response: HttpResponse, side: str, kind: str, organisation: int | None, **what: Any
) -> Any:
    if (side, kind) not in forms():
        raise ValidationError({"kind": _("There is no such kind on this side.")})
    made = bring(
        side=side, kind=kind, way="api", actor=request.actor, at=timezone.now(), **what,
        **owner_of(request, organisation),
    )  # fmt: skip
    response["Location"] = f"/api/v1/documents/{made.pk}"
    return 201, _out(made)


def _out(document: Document) -> dict[str, Any]:
    problem = sentence(document.problem, document.number) if document.problem else ""
    rows = [
        {"position": one.position, "title": one.title, "text": one.text, "listing": one.listing_id}
        for one in pieces_of(document)
    ]
    told = {name: getattr(document, name) for name in ("side", "kind", "state", "name")}
    return {"id": document.pk, "problem": problem, "pieces": rows, **told}
