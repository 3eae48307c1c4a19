"""Introductions for programs: the same lists, the same yes and no, the same hidden names as on the pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from rongtong.apps.introductions.actions import ending, replying, talking
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.apps.introductions.queries.lists import tab
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Body, Cursor, Id, Limit, Page, TransitionBody, TransitionLink
from rongtong.kit.api.transitions import links

router = Router(tags=["introductions"])
Step = Literal["accept", "decline", "withdraw", "go_on", "end"]
Tab = Annotated[
    Literal["me", "them", "under_way", "ended"],
    Query(description="Waits for me, waits for them, under way, or over."),
]
_STEPS: dict[str, Any] = {
    "accept": replying.accept, "decline": replying.decline, "withdraw": replying.withdraw,
    "go_on": ending.go_on, "end": ending.end,
}  # fmt: skip


class IntroductionOut(Schema):
    """An introduction. ``side`` is the caller's: buyer, seller or empty; money in fen.

    ``buyer`` and ``seller`` are stand-ins while that side is hidden from the caller.
    """

    id: int
    need: int
    offer: int
    buyer: str
    seller: str
    side: str
    asked_by: str
    state: str
    want: str
    wanted_by: date | None
    money_low: int | None
    money_high: int | None
    form: str
    asked_at: datetime
    due_at: datetime | None
    version: int


class IntroductionDetail(IntroductionOut):
    """One introduction with the word that came with it and what may be done now."""

    remark: str
    why: str
    transitions: list[TransitionLink]


class MessageBody(Body):
    """A message into the talk; ``language`` of the words, such as ``zh-hans``."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
    language: Annotated[str, StringConstraints(max_length=10)] = ""


class MessageOut(Schema):
    """A message that was sent."""

    id: int
    introduction: int
    body: str
    at: datetime


@router.get("/introductions", response=Page[IntroductionOut], summary="My introductions")
def list_introductions(request: HttpRequest, show: Tab = "me", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the introductions of one's own sides, one tab of the page."""
    rows = tab(request.actor, show, timezone.now())
    return page(rows, cursor, limit, lambda one: _out(one, request.actor))


@router.get("/introductions/{id}", response=IntroductionDetail, summary="Read an introduction")
def get_introduction(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one introduction and what may be done with it now."""
    return _detail(request, seen(request.actor).get(pk=id), response)


@router.post(
    "/introductions/{id}/transitions/{name}", response=IntroductionDetail, summary="Accept, decline, end"
)
def move_introduction(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Step,
    body: TransitionBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that it offers, on the version that If-Match names."""
    found = seen(request.actor).get(pk=id)
    given: dict[str, Any] = {"version": unchanged(request, found)}
    if name in ("decline", "withdraw", "end"):
        given["reason"] = body.reason
    _STEPS[name](introduction=found, actor=request.actor, at=timezone.now(), **given)
    return _detail(request, seen(request.actor).get(pk=id), response)


@router.post("/introductions/{id}/messages", response={201: MessageOut}, summary="Write into a talk")
def write_message(request: HttpRequest, id: Id, body: MessageBody) -> Any:  # noqa: A002
    """Write a message; files go by the page."""
    found = seen(request.actor).get(pk=id)
    made = talking.say(
        introduction=found, body=body.body, language=body.language, actor=request.actor, at=timezone.now()
    )
    return 201, {"id": made.pk, "introduction": found.pk, "body": made.body, "at": made.at}


def _out(one: Introduction, actor: Any) -> dict[str, Any]:
    names = ("state", "asked_by", "want", "wanted_by", "money_low", "money_high", "form", "asked_at")
    return {name: getattr(one, name) for name in (*names, "due_at", "version")} | {
        "id": one.pk, "need": one.need_id, "offer": one.offer_id, "side": side_of(actor, one),
        "buyer": shown(one, Role.BUYER, actor).name, "seller": shown(one, Role.SELLER, actor).name,
    }  # fmt: skip


def _detail(request: HttpRequest, one: Introduction, response: HttpResponse) -> dict[str, Any]:
    tag(one, response)
    allowed = links(one, f"/api/v1/introductions/{one.pk}", request.actor, timezone.now())
    kept = [link for link in allowed if link["name"] in _STEPS]
    return _out(one, request.actor) | {"remark": one.remark, "why": one.why, "transitions": kept}
