"""What is owed and paid, for programs. A report is the same however often it is sent under one ``key``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from pydantic import StringConstraints

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Obligation, Payment
from rongtong.apps.ledger.queries import obligations as read
from rongtong.apps.ledger.workflow.obligations import side_of
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Body, Cursor, Id, Limit, Page, TransitionBody, TransitionLink
from rongtong.kit.api.transitions import links

router = Router(tags=["ledger"])
OwnSide = Annotated[
    Literal["debtor", "creditor"], Query(description="What my side owes, or what is owed to it.")
]
State = Annotated[
    Literal["", "reported", "confirmed", "refused", "withdrawn"],
    Query(description="Only those in this state."),
]
Answer = Literal["confirm", "refuse", "withdraw"]
Move = Literal["waive", "dispute", "resume"]


class InvoiceOut(Schema):
    """An invoice as the creditor reported it, in fen."""

    id: int
    number: str
    amount: int
    issued_on: date
    withdrawn_at: datetime | None


class PaymentOut(Schema):
    """A payment in fen: ``side`` reported it (debtor or creditor), the other one answers."""

    id: int
    obligation: int
    key: str
    amount: int
    side: str
    state: str
    paid_on: date
    note: str
    reason: str
    reported_at: datetime
    answered_at: datetime | None
    version: int


class PaymentDetail(PaymentOut):
    """One payment with what may be done with it now."""

    transitions: list[TransitionLink]


class ObligationOut(Schema):
    """What one party owes another, in fen. ``about`` names what it comes from; ``side`` is the caller's."""

    id: int
    what: str
    about: str
    about_id: int
    debtor: str
    creditor: str
    side: str
    amount: int
    paid: int
    waived: int
    open: int
    due: date | None
    state: str
    version: int


class ObligationDetail(ObligationOut):
    """One obligation with its payments and invoices and what may be done now."""

    payments: list[PaymentOut]
    invoices: list[InvoiceOut]
    transitions: list[TransitionLink]


class PaymentBody(Body):
    """A payment made outside. ``key``: your own number of it; sent again it is the same report."""

    key: Annotated[
        str, StringConstraints(min_length=1, max_length=80), Field(examples=["transfer-20260917-1"])
    ]
    amount: Annotated[int, Field(ge=1, le=owing.MOST, examples=[540_000])]
    paid_on: date | None = None
    note: Annotated[str, StringConstraints(max_length=200)] = ""


@router.get("/obligations", response=Page[ObligationOut], summary="What my side owes or is owed")
def list_obligations(
    request: HttpRequest, side: OwnSide = "debtor", cursor: Cursor = "", limit: Limit = 50
) -> Any:
    """Give the obligations of one's own parties on one side, the newest first."""
    return page(read.own(request.actor, side), cursor, limit, lambda one: _out(one, request.actor))


@router.get("/obligations/{id}", response=ObligationDetail, summary="Read an obligation")
def get_obligation(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one obligation. Who is neither side leaves a line that both read."""
    found = read.seen(request.actor).get(pk=id)
    if not read.is_side(found, request.actor):
        owing.note_look(obligation=found, actor=request.actor, at=timezone.now())
    return _detail(request, found, response)


@router.post("/obligations/{id}/transitions/{name}", response=ObligationDetail, summary="Waive or dispute")
def move_obligation(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Move,
    body: TransitionBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that it offers, on the version that If-Match names."""
    found = read.seen(request.actor).get(pk=id)
    given: dict[str, Any] = {"version": unchanged(request, found)}
    if name != "resume":
        given |= {"reason": body.reason, "note": body.note}
    act: Any = {"waive": owing.waive, "dispute": owing.dispute, "resume": owing.resume}[name]
    act(obligation=found, actor=request.actor, at=timezone.now(), **given)
    return _detail(request, read.seen(request.actor).get(pk=id), response)


@router.post("/obligations/{id}/payments", response={201: PaymentDetail}, summary="Report a payment")
def report_payment(request: HttpRequest, id: Id, body: PaymentBody, response: HttpResponse) -> Any:  # noqa: A002
    """Report that money was paid; the other side confirms it. Proofs go by the page."""
    found = read.seen(request.actor).get(pk=id)
    made = paying.report(obligation=found, actor=request.actor, at=timezone.now(), **body.dict())
    response["Location"] = f"/api/v1/payments/{made.pk}"
    return 201, _payment(request, made.pk, response)


@router.get("/payments", response=Page[PaymentOut], summary="Payments of my deals")
def list_payments(request: HttpRequest, state: State = "", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the payments of what one's own parties owe or are owed, the newest first."""
    rows = read.own_payments(request.actor)
    return page(rows.filter(state=state) if state else rows, cursor, limit, _paid)


@router.get("/payments/{id}", response=PaymentDetail, summary="Read a payment")
def get_payment(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one payment of one's own deals."""
    return _payment(request, id, response)


@router.post(
    "/payments/{id}/transitions/{name}", response=PaymentDetail, summary="Confirm or refuse a payment"
)
def answer_payment(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Answer,
    body: TransitionBody,
    response: HttpResponse,
) -> Any:
    """Confirm or refuse as the other side, or take one's own report back, on the version If-Match names."""
    found = read.own_payments(request.actor).get(pk=id)
    given: dict[str, Any] = {"payment": found, "version": unchanged(request, found)}
    if name != "confirm":
        given |= {"reason": body.reason, "note": body.note}
    act: Any = {"confirm": paying.confirm, "refuse": paying.refuse, "withdraw": paying.withdraw}[name]
    act(actor=request.actor, at=timezone.now(), **given)
    return _payment(request, id, response)


_PAID = (
    "key", "amount", "side", "state", "paid_on", "note", "reason", "reported_at", "answered_at", "version",
)  # fmt: skip


def _paid(one: Payment) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _PAID} | {"id": one.pk, "obligation": one.obligation_id}


def _payment(request: HttpRequest, key: int, response: HttpResponse) -> dict[str, Any]:
    one = read.own_payments(request.actor).get(pk=key)
    tag(one, response)
    allowed = links(one, f"/api/v1/payments/{one.pk}", request.actor, timezone.now())
    return _paid(one) | {"transitions": allowed}


def _out(one: Obligation, actor: Any) -> dict[str, Any]:
    same = ("what", "amount", "paid", "waived", "open", "due", "state", "version")
    return {name: getattr(one, name) for name in same} | {
        "id": one.pk, "about": one.about_kind, "about_id": one.about_key, "debtor": str(one.debtor),
        "creditor": str(one.creditor), "side": side_of(one, actor, ACT),
    }  # fmt: skip


def _detail(request: HttpRequest, one: Obligation, response: HttpResponse) -> dict[str, Any]:
    tag(one, response)
    allowed = links(one, f"/api/v1/obligations/{one.pk}", request.actor, timezone.now())
    return _out(one, request.actor) | {
        "payments": [_paid(paid) for paid in read.payments_of(one)], "invoices": list(one.invoices.all()),
        "transitions": allowed,
    }  # fmt: skip
