"""Contracts for programs. Reading only: who proposes and signs does so by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from rongtong.apps.contracts.actions.looking import note_look
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import of_parties, seen, terms_no
from rongtong.apps.contracts.queries.sides import sides_of
from rongtong.apps.parties.rules.sides import READ
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page

router = Router(tags=["contracts"])


class ContractOut(Schema):
    """A contract. Money in fen: ``technology_fen`` is part of ``total_fen``."""

    id: int
    code: str
    title: str
    kind: str
    subkind: str
    buyer: str
    seller: str
    state: str
    total_fen: int | None
    technology_fen: int | None
    amount_open: bool
    price_mode: str
    valid_from: date | None
    valid_to: date | None
    terms_no: int
    signed_no: int | None
    signed_at: datetime | None
    introduction: int | None
    version: int


class MilestoneOut(Schema):
    """A deliverable of a contract."""

    number: int
    title: str
    due: date | None
    state: str


class ContractDetail(ContractOut):
    """One contract with the terms in force (before it is signed, the latest) and its milestones."""

    terms: dict[str, Any]
    milestones: list[MilestoneOut]


@router.get("/contracts", response=Page[ContractOut], summary="My contracts")
def list_contracts(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the contracts of one's own parties, the newest first."""
    return page(of_parties(request.actor), cursor, limit, _out)


@router.get("/contracts/{id}", response=ContractDetail, summary="Read a contract")
def get_contract(request: HttpRequest, id: Id) -> Any:  # noqa: A002
    """Give one contract. Who is neither side leaves a line that both read."""
    found = seen(request.actor).get(pk=id)
    if not sides_of(found, request.actor, READ):
        note_look(contract=found, actor=request.actor, at=timezone.now())
    terms = terms_no(found, found.signed_no)
    return _out(found) | {
        "terms": terms.values if terms else {}, "milestones": list(found.milestones.order_by("number")),
    }  # fmt: skip


_SAME = (
    "code", "title", "kind", "subkind", "state", "total_fen", "technology_fen", "amount_open", "price_mode",
    "valid_from", "valid_to", "terms_no", "signed_no", "signed_at", "version",
)  # fmt: skip


def _out(one: Contract) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _SAME} | {
        "id": one.pk, "introduction": one.introduction_id, "buyer": str(one.buyer), "seller": str(one.seller),
    }  # fmt: skip
