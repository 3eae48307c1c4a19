"""Registrations for programs. Reading only: who applies and decides does so by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from rongtong.apps.registration.actions.looking import note_look
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import of_parties, seen, watches
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page

router = Router(tags=["registrations"])


class RegistrationOut(Schema):
    """A registration. Money in fen; ``number`` is text and empty before it is registered."""

    id: int
    code: str
    contract: int
    title: str
    kind: str
    subkind: str
    buyer: str
    seller: str
    state: str
    number: str
    total_fen: int | None
    technology_fen: int | None
    round: int
    submitted_at: datetime | None
    accepted_at: datetime | None
    registered_at: datetime | None
    version: int


class RemarkOut(Schema):
    """What is to be mended: ``place`` is ``clause:<code>``, ``field:<code>``, ``kind`` or ``amount``."""

    round: int
    place: str
    why: str
    text: str


class RegistrationDetail(RegistrationOut):
    """One registration with what the seller states and the registrar's remarks."""

    fields: dict[str, Any]
    remarks: list[RemarkOut]


@router.get("/registrations", response=Page[RegistrationOut], summary="My registrations")
def list_registrations(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the registrations of the contracts of one's own parties, the newest first."""
    return page(of_parties(request.actor), cursor, limit, _out)


@router.get("/registrations/{id}", response=RegistrationDetail, summary="Read a registration")
def get_registration(request: HttpRequest, id: Id) -> Any:  # noqa: A002
    """Give one registration. Who is of neither side and decides nothing leaves a line that both read."""
    found = seen(request.actor).get(pk=id)
    if watches(found, request.actor):
        note_look(registration=found, actor=request.actor, at=timezone.now())
    return _out(found) | {"fields": found.fields, "remarks": list(found.remarks.all())}


_SAME = (
    "code", "title", "kind", "subkind", "state", "number", "total_fen", "technology_fen", "round",
    "submitted_at", "accepted_at", "registered_at", "version",
)  # fmt: skip


def _out(one: Registration) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _SAME} | {
        "id": one.pk, "contract": one.contract_id, "buyer": str(one.buyer), "seller": str(one.seller),
    }  # fmt: skip
