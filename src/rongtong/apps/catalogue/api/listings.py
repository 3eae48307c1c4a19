"""Needs and offers: the public ones and one's own, writing, changing what is public, their steps."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from rongtong.apps.catalogue.actions import listings as actions
from rongtong.apps.catalogue.actions.revisions import propose
from rongtong.apps.catalogue.api.shapes import (
    Kind,
    ListingDetail,
    ListingOut,
    NewBody,
    Side,
    ValuesBody,
    detail,
    out,
)
from rongtong.apps.catalogue.api.typed import values_of
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.queries.own import houses, own_listings, self_as_owner, titled
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.kit.api.matching import seen as version_seen
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page, Search, TransitionBody
from rongtong.kit.api.transitions import links
from rongtong.kit.permissions import can, need

router = Router(tags=["listings"])
Step = Literal[
    "submit", "recall", "take", "release", "publish", "confirm", "doubt", "return", "refuse", "renew",
    "close", "reopen", "take_down", "discard", "bring_back",
]  # fmt: skip
State = Literal[
    "draft", "submitted", "in_review", "second_look", "returned", "published", "expired", "closed",
    "taken_down", "refused", "discarded",
]  # fmt: skip


@router.get("/listings", response=Page[ListingOut], auth=None, summary="Find needs and offers")
def list_listings(
    request: HttpRequest, q: Search = "", side: Side | None = None, kind: Kind | None = None,
    state: State | None = None,
    mine: Annotated[bool, Query(description="Only what the caller writes.")] = False,
    cursor: Cursor = "", limit: Limit = 50,
) -> Any:  # fmt: skip
    """Give the needs and offers the caller may see, the newest first. ``q`` looks into titles.

    It looks into what the public reads of them (a hidden number is not found digit by digit), and into the
    caller's own as they wrote them.
    """
    actor = request.actor
    found = own_listings(actor) if mine and actor.id else seen(actor)
    narrow = {"side": side, "kind": kind, "state": state}
    found = found.filter(**{name: value for name, value in narrow.items() if value})
    found = titled(found, q, actor) if q else found
    return page(found, cursor, limit, lambda one: out(one, actor))


@router.get("/listings/{id}", response=ListingDetail, auth=None, summary="Read a need or an offer")
def get_listing(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002 - as in the address
    """Give one, without what its owner hides from the caller."""
    return _detail(request, seen(request.actor).get(pk=id), response)


@router.post("/listings", response={201: ListingDetail}, summary="Begin a need or an offer")
def begin_listing(request: HttpRequest, body: NewBody, response: HttpResponse) -> Any:
    """Begin a draft. It is handed in by its transition ``submit``; nothing is public before a review."""
    if (body.side, body.kind) not in forms():
        raise ValidationError({"kind": _("There is no such kind on this side.")})
    owner = owner_of(request, body.organisation)
    blank = Listing(side=body.side, kind=body.kind, **owner)
    made = actions.begin(
        side=body.side, kind=body.kind, values=values_of(blank, body.given()), actor=request.actor,
        at=timezone.now(), **owner,
    )  # fmt: skip
    response["Location"] = _href(made)
    return 201, _detail(request, made, response)


@router.patch("/listings/{id}", response=ListingDetail, summary="Change a need or an offer")
def edit_listing(request: HttpRequest, id: Id, body: ValuesBody, response: HttpResponse) -> Any:  # noqa: A002
    """Change some fields. Of what is public a change is proposed: the old values stay until it is passed."""
    version = version_seen(request)
    found = seen(request.actor).get(pk=id)
    need(request.actor, WRITE, found)
    values, said = values_of(found, body.given()), {"actor": request.actor, "at": timezone.now()}
    if found.state == "published":
        unchanged(request, found)
        propose(listing=found, values=values, **said)
        return _detail(request, found, response)
    return _detail(request, actions.save(listing=found, values=values, version=version, **said), response)


@router.post("/listings/{id}/transitions/{step}", response=ListingDetail, summary="Do a step")
def do_step(
    request: HttpRequest,
    id: Id,  # noqa: A002
    step: Step,
    body: TransitionBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that the record offers."""
    version = version_seen(request)
    found = seen(request.actor).get(pk=id)
    done = actions.decide(
        listing=found, step=step, reason=body.reason, note=body.note, version=version, actor=request.actor,
        at=timezone.now(),
    )  # fmt: skip
    return _detail(request, done, response)


def owner_of(request: HttpRequest, organisation: int | None) -> dict[str, Any]:
    """Give for whom the caller writes. ValidationError when they may not, or have no profile of their own."""
    if organisation is not None:
        house = next((one for one in houses(request.actor) if one.pk == organisation), None)
        if house is None:
            raise ValidationError({"organisation": _("You do not write for this organisation.")})
        return {"organisation": house}
    person = self_as_owner(request.actor)
    if person is None:
        raise ValidationError({"organisation": _("Name the organisation, or write your own profile first.")})
    return {"person": person}


def _href(listing: Listing) -> str:
    return f"/api/v1/listings/{listing.pk}"


def _detail(request: HttpRequest, listing: Listing, response: HttpResponse) -> dict[str, Any]:
    tag(listing, response)
    actor = request.actor
    steps = links(listing, _href(listing), actor, timezone.now()) if actor.id else []
    return detail(listing, actor, steps, can(actor, WRITE, listing))
