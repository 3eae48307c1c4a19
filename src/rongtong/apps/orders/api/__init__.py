"""Orders for programs: the same lists, steps and sentences as on the pages. Files go by the page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from pydantic import StringConstraints

from rongtong.apps.catalogue.api.listings import owner_of
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import seen as introductions_seen
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.actions import ordering, rating
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.orders import is_side, offer_for_order, own, seen
from rongtong.apps.orders.workflow.telling import side_of
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import BIG, Body, Cursor, Id, Limit, Page, TransitionBody, TransitionLink
from rongtong.kit.api.transitions import links

router = Router(tags=["orders"])
Step = Literal[
    "order",
    "refuse",
    "withdraw",
    "start",
    "deliver",
    "accept",
    "rework",
    "dispute",
    "go_on",
    "look_on",
    "cancel",
]
OwnSide = Annotated[
    Literal["buyer", "seller"], Query(description="Orders that my side buys, or those that it sells.")
]
Key = Annotated[int, Field(ge=1, le=BIG)]
Fen = Annotated[int, Field(ge=1, le=10**13, description="In fen.")]


class OrderOut(Schema):
    """An order. ``price`` is the sum of all in fen, null until quoted; ``side`` is the caller's, or empty."""

    id: int
    code: str
    offer: int
    title: str
    buyer: str
    seller: str
    side: str
    state: str
    quantity: int
    unit: str
    price: int | None
    days: int | None
    deliver_by: date | None
    introduction: int | None
    asked_at: datetime
    version: int


class RatingOut(Schema):
    """What one side said of the other, one to five stars."""

    side: str
    stars: int
    words: str
    at: datetime


class OrderDetail(OrderOut):
    """One order with what was said, what is owed for it and what may be done now."""

    wish: str
    delivery: str
    reworks: int
    cancel_asked: str
    disputed_by: str
    obligation: int | None
    ratings: list[RatingOut]
    transitions: list[TransitionLink]


class PlaceBody(Body):
    """An order. With ``price_seen``, the list price of one unit in fen, it is ordered at once at that price;
    without it a quote is asked for, and ``wish`` must say for what. ``organisation``: who buys; null: you."""

    offer: Annotated[int, Field(ge=1, le=BIG, examples=[214])]
    organisation: Key | None = None
    quantity: Annotated[int, Field(ge=1, le=ordering.MOST_QUANTITY)] = 1
    wish: Annotated[
        str, StringConstraints(max_length=2_000), Field(examples=["30 castings, batch A0917"])
    ] = ""
    price_seen: Annotated[int, Field(ge=1, le=10**13, examples=[18_000])] | None = None
    introduction: Key | None = None


class QuoteBody(Body):
    """A quote: the price of all in fen and the days to deliver."""

    price: Annotated[int, Field(ge=1, le=10**13, examples=[1_680_000])]
    days: Annotated[int, Field(ge=1, le=ordering.MOST_DAYS, examples=[18])]
    note: Annotated[str, StringConstraints(max_length=500)] = ""


class RateBody(Body):
    """One to five stars and a sentence."""

    stars: Annotated[int, Field(ge=1, le=5)]
    words: Annotated[str, StringConstraints(max_length=200)] = ""


@router.get("/orders", response=Page[OrderOut], summary="My orders")
def list_orders(request: HttpRequest, side: OwnSide = "buyer", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the orders of one's own parties on one side, the newest first."""
    return page(own(request.actor, side), cursor, limit, lambda one: _out(one, request.actor))


@router.get("/orders/{id}", response=OrderDetail, summary="Read an order")
def get_order(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one order. Who is neither side leaves a line that both read."""
    found = seen(request.actor).get(pk=id)
    if not is_side(found, request.actor):
        rating.note_look(order=found, actor=request.actor, at=timezone.now())
    return _detail(request, found, response)


@router.post("/orders", response={201: OrderDetail}, summary="Order, or ask for a quote")
def place_order(request: HttpRequest, body: PlaceBody, response: HttpResponse) -> Any:
    """Order at the list price, or ask for a quote."""
    offer = offer_for_order(body.offer)
    if offer is None:
        raise ValidationError({"offer": _("This offer cannot be ordered.")})
    owner = owner_of(request, body.organisation)
    given: dict[str, Any] = {
        "offer": offer, "buyer": owner.get("organisation") or owner["person"], "quantity": body.quantity,
        "wish": body.wish, "actor": request.actor, "at": timezone.now(),
    }  # fmt: skip
    if body.introduction is not None:
        given["introduction"] = _introduction(request, body.introduction, offer)
    if body.price_seen is None:
        made = ordering.ask(**given)
    else:
        made = ordering.place(price_seen=body.price_seen, **given)
    response["Location"] = f"/api/v1/orders/{made.pk}"
    return 201, _detail(request, seen(request.actor).get(pk=made.pk), response)


def _introduction(request: HttpRequest, key: int, offer: Listing) -> Introduction:
    found = introductions_seen(request.actor).filter(pk=key, offer=offer).first()
    if found is None:
        said = _("This introduction is not about the offer, or you may not open it.")
        raise ValidationError({"introduction": said})
    return found


@router.post("/orders/{id}/quote", response=OrderDetail, summary="Quote an order")
def quote_order(request: HttpRequest, id: Id, body: QuoteBody, response: HttpResponse) -> Any:  # noqa: A002
    """Name price and days as the seller, on the version that If-Match names."""
    found = seen(request.actor).get(pk=id)
    version = unchanged(request, found)
    ordering.quote(order=found, version=version, actor=request.actor, at=timezone.now(), **body.dict())
    return _detail(request, seen(request.actor).get(pk=id), response)


@router.post("/orders/{id}/transitions/{name}", response=OrderDetail, summary="Move an order on")
def move_order(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Step,
    body: TransitionBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that it offers, on the version that If-Match names."""
    found = seen(request.actor).get(pk=id)
    given: dict[str, Any] = {"version": unchanged(request, found), "reason": body.reason, "note": body.note}
    ordering.move(order=found, step=name, actor=request.actor, at=timezone.now(), **given)
    return _detail(request, seen(request.actor).get(pk=id), response)


@router.post("/orders/{id}/ratings", response={201: OrderDetail}, summary="Rate the other side")
def rate_order(request: HttpRequest, id: Id, body: RateBody, response: HttpResponse) -> Any:  # noqa: A002
    """Rate the other side of a paid order, once."""
    found = seen(request.actor).get(pk=id)
    rating.rate(order=found, actor=request.actor, at=timezone.now(), **body.dict())
    return 201, _detail(request, seen(request.actor).get(pk=id), response)


_SAME = (
    "code", "title", "state", "quantity", "unit", "price", "days", "deliver_by", "asked_at", "version",
)  # fmt: skip
_MORE = ("wish", "delivery", "reworks", "cancel_asked", "disputed_by")


def _out(one: Order, actor: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _SAME} | {
        "id": one.pk, "offer": one.offer_id, "introduction": one.introduction_id, "buyer": str(one.buyer),
        "seller": str(one.seller), "side": side_of(one, actor, ACT),
    }  # fmt: skip


def _detail(request: HttpRequest, one: Order, response: HttpResponse) -> dict[str, Any]:
    tag(one, response)
    allowed = links(one, f"/api/v1/orders/{one.pk}", request.actor, timezone.now())
    for link in allowed:
        if link["name"] == "quote":
            link["href"] = f"/api/v1/orders/{one.pk}/quote"
    owed = about(one).first()
    return _out(one, request.actor) | {name: getattr(one, name) for name in _MORE} | {
        "obligation": owed.pk if owed else None, "ratings": list(one.ratings.all()), "transitions": allowed,
    }  # fmt: skip
