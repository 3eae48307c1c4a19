"""Verification cases: the desk's queue, one case, its transitions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import StringConstraints

from rongtong.apps.parties.actions import verifications as actions
from rongtong.apps.parties.models import Evidence, Verification
from rongtong.apps.parties.queries import interface, organisations
from rongtong.apps.parties.queries import verifications as queries
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page, TransitionBody, TransitionLink
from rongtong.kit.api.transitions import links
from rongtong.kit.files import FileRefused, link
from rongtong.kit.workflow import workflow_of

router = Router(tags=["verification"])
DocumentKind = Literal["licence", "letter", "other"]
Step = Literal[
    "submit", "recall", "take", "release", "verify", "hand_on", "confirm", "doubt", "return", "refuse",
    "suspend", "restore",
]  # fmt: skip


class DocumentOut(Schema):
    """A document laid before the reviewer; ``href`` hands it out to who may read the case."""

    id: int
    kind: str
    name: str
    size: int
    sha256: str
    added_at: datetime
    href: str


class CaseOut(Schema):
    """The verification of one organisation."""

    id: int
    organisation: int
    organisation_name: str
    state: str
    state_label: str
    submitted_at: datetime | None
    decided_at: datetime | None
    valid_until: date | None
    version: int


class CaseDetail(CaseOut):
    """A case with what may be done now."""

    licence_name: str
    documents: list[DocumentOut]
    transitions: list[TransitionLink]


class CaseBody(TransitionBody):
    """A reason where the link names some, a note, and for ``submit`` the name on the licence."""

    licence_name: Annotated[str, StringConstraints(max_length=200)] = ""


@router.get("/verifications", response=Page[CaseOut], summary="Cases that wait for review")
def list_verifications(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the cases that wait within the caller's reach."""
    return page(queries.queue(request.actor), cursor, limit, out)


@router.get("/verifications/{id}", response=CaseDetail, summary="Read a case")
def get_verification(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one case and what may be done with it now."""
    return _detail(request, interface.cases(request.actor).get(pk=id), response)


@router.post("/organisations/{id}/verifications", response={201: CaseDetail}, summary="Begin a case")
def begin_verification(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Begin the verification of an organisation, or its renewal."""
    found = organisations.seen(request.actor).get(pk=id)
    made = actions.begin(organisation=found, actor=request.actor, at=timezone.now())
    response["Location"] = _href(made)
    return 201, _detail(request, made, response)


@router.post("/verifications/{id}/documents", response={201: DocumentOut}, summary="Add a document")
def add_document(
    request: HttpRequest,
    id: Id,  # noqa: A002
    kind: Form[DocumentKind],
    file: File[UploadedFile],
    response: HttpResponse,
) -> Any:
    """Add a document to a case that is not handed in: PDF, PNG, JPEG, GIF or WebP, 10 MB at most.

    The content decides what a file is, not its name. Sent as multipart/form-data.
    """
    case = queries.own_case(request.actor, id)
    said = {"actor": request.actor, "at": timezone.now()}
    try:
        made = actions.add_evidence(case=case, kind=kind, upload=file, **said)
    except FileRefused as fault:
        raise ValidationError({"file": fault.messages}) from fault
    response["Location"] = link(made.file)
    return 201, _document(made)


@router.delete("/verifications/{id}/documents/{document}", response={204: None}, summary="Remove a document")
def remove_document(request: HttpRequest, id: Id, document: Id) -> Any:  # noqa: A002
    """Take a document out of a case that is not handed in; the file goes too."""
    found = queries.document(request.actor, document)
    if found.verification_id != id:
        raise Http404
    actions.remove_evidence(evidence=found, actor=request.actor, at=timezone.now())
    return 204, None


@router.post("/verifications/{id}/transitions/{name}", response=CaseDetail, summary="Move a case on")
def move_verification(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Step,
    body: CaseBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that the case offers, on the version that If-Match names."""
    found = interface.cases(request.actor).get(pk=id)
    version = unchanged(request, found)
    said = {"actor": request.actor, "at": timezone.now(), "version": version}
    if name == "submit":
        done = actions.submit(case=found, licence_name=body.licence_name, **said)
    else:
        done = actions.decide(case=found, step=name, reason=body.reason, note=body.note, **said)
    return _detail(request, done, response)


def _href(case: Verification) -> str:
    return f"/api/v1/verifications/{case.pk}"


def _detail(request: HttpRequest, case: Verification, response: HttpResponse) -> dict[str, Any]:
    tag(case, response)
    offered = links(case, _href(case), request.actor, timezone.now())
    known = [link for link in offered if link["name"] in Step.__args__]
    laid = [_document(one) for one in case.evidence.select_related("file")]
    return out(case) | {"licence_name": case.licence_name, "documents": laid, "transitions": known}


def _document(laid: Evidence) -> dict[str, Any]:
    file = laid.file
    return {
        "id": laid.pk, "kind": laid.kind, "name": file.name, "size": file.size, "sha256": file.sha256,
        "added_at": laid.added_at, "href": link(file),
    }  # fmt: skip


def out(case: Verification) -> dict[str, Any]:
    """Give a case as the interface shows it."""
    label = workflow_of(case).by_state[case.state].label
    return {
        "id": case.pk, "organisation": case.organisation_id, "organisation_name": str(case.organisation),
        "state": case.state, "state_label": str(label), "submitted_at": case.submitted_at,
        "decided_at": case.decided_at, "valid_until": case.valid_until, "version": case.version,
    }  # fmt: skip
