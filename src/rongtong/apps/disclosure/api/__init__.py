"""Agreements and what is open to the caller, for programs. Reading only: who signs does so by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.models.choices import Level
from rongtong.apps.disclosure.queries.agreements import seen
from rongtong.apps.disclosure.queries.levels import across, below, grant_of
from rongtong.apps.disclosure.queries.rooms import files_at
from rongtong.apps.disclosure.web.listing import plain_parts
from rongtong.kit.api.matching import tag
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page

router = Router(tags=["disclosure"])


class AgreementOut(Schema):
    """A confidentiality agreement. ``sha256`` and ``sm3`` are of its text."""

    id: int
    number: str
    introduction: int
    buyer: str
    seller: str
    state: str
    years: int
    signed_at: datetime | None
    ends_at: datetime | None
    sha256: str
    sm3: str


class SignatureOut(Schema):
    """Who signed for a side, and when."""

    side: str
    name: str
    at: datetime


class AgreementDetail(AgreementOut):
    """One agreement with its text, in Chinese and English, and who signed it."""

    text: str
    signatures: list[SignatureOut]
    version: int


class FileOut(Schema):
    """A file of a data room that is open to the caller; it is read on the site, page by page."""

    name: str
    pages: int
    may_copy: bool


class DisclosedOut(Schema):
    """What the caller may read of the other side's need or offer now. ``level``: 0 to 3."""

    listing: int
    code: str
    level: int
    level_label: str
    parts: dict[str, str]
    files: list[FileOut]


@router.get("/agreements", response=Page[AgreementOut], summary="List confidentiality agreements")
def list_agreements(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the agreements the caller may see, the newest first."""
    return page(seen(request.actor), cursor, limit, _out)


@router.get("/agreements/{id}", response=AgreementDetail, summary="Read a confidentiality agreement")
def get_agreement(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one agreement of one's own side with its text and who signed it."""
    found = seen(request.actor).get(pk=id)
    tag(found, response)
    signed = [{"side": one.side, "name": one.name, "at": one.at} for one in found.signatures.all()]
    return _out(found) | {"text": found.text, "signatures": signed, "version": found.version}


def _out(one: Agreement) -> dict[str, Any]:
    return {
        "id": one.pk, "number": one.number, "introduction": one.introduction_id, "buyer": str(one.buyer),
        "seller": str(one.seller), "state": one.state, "years": one.years, "signed_at": one.signed_at,
        "ends_at": one.ends_at, "sha256": one.sha256, "sm3": one.sm3,
    }  # fmt: skip


@router.get("/listings/{id}/disclosed", response=DisclosedOut, summary="Read what is open to you")
def get_disclosed(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give what the other side of an introduction shows the caller; 404 without an introduction to it."""
    actor, at = request.actor, timezone.now()
    introduction = across(actor, id)
    if introduction is None:
        raise Listing.DoesNotExist
    listing = introduction.offer if introduction.offer_id == id else introduction.need
    grant = grant_of(actor, listing, at=at)
    level = Level(grant.level) if grant else below(listing)
    response["Cache-Control"] = "private, no-store"
    return {
        "listing": listing.pk, "code": listing.code, "level": level, "level_label": str(level.label),
        "parts": plain_parts(listing, level),
        "files": [
            {"name": one.name, "pages": one.pages, "may_copy": one.may_copy}
            for one in files_at(listing, level)
        ],
    }  # fmt: skip
