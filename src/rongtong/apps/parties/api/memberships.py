"""Members of an organisation, requests to join, and what is done with them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from rongtong.apps.parties.actions import memberships as actions
from rongtong.apps.parties.models import Membership
from rongtong.apps.parties.queries import interface, organisations
from rongtong.apps.parties.queries import memberships as queries
from rongtong.kit.api.matching import tag, unchanged
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Body, Cursor, Id, Limit, Page, TransitionBody, TransitionLink
from rongtong.kit.api.transitions import links

router = Router(tags=["memberships"])
Step = Literal["admit", "refuse", "withdraw", "leave", "remove"]
Role = Literal["org.admin", "org.editor", "org.agent"]
Show = Annotated[Literal["mine", "to_decide"], Query(description="My own, or the requests I may decide.")]


class MembershipOut(Schema):
    """A person in an organisation; ``user`` is the account."""

    id: int
    organisation: int
    organisation_name: str
    user: int
    user_name: str
    state: str
    title: str
    since: datetime | None
    ended_at: datetime | None
    version: int


class MemberOut(MembershipOut):
    """A member with the roles held in the organisation."""

    roles: list[str]


class MembershipDetail(MembershipOut):
    """A membership with what may be done now."""

    message: str
    transitions: list[TransitionLink]


class AskBody(Body):
    """A request to join."""

    message: Annotated[str, StringConstraints(max_length=300)] = ""
    title: Annotated[str, StringConstraints(max_length=60)] = ""


class StepBody(TransitionBody):
    """A reason where the link names some, a note, and for ``admit`` the roles given."""

    roles: Annotated[list[Role], Field(max_length=3, default_factory=list)]


@router.get("/organisations/{id}/members", response=list[MemberOut], summary="Members of an organisation")
def list_members(request: HttpRequest, id: Id) -> Any:  # noqa: A002 - as in the address
    """Give the members the caller may see, administrators first."""
    found = organisations.seen(request.actor).get(pk=id)
    rows = queries.members(found, actor=request.actor, at=timezone.now())
    return [out(row.membership) | {"roles": list(row.codes)} for row in rows]


@router.post("/organisations/{id}/members", response={201: MembershipDetail}, summary="Ask to join")
def ask_to_join(request: HttpRequest, id: Id, body: AskBody, response: HttpResponse) -> Any:  # noqa: A002
    """Ask to become a member; an administrator decides."""
    found = organisations.seen(request.actor).get(pk=id)
    made = actions.ask_to_join(
        organisation=found, actor=request.actor, at=timezone.now(), message=body.message, title=body.title
    )
    response["Location"] = _href(made)
    return 201, _detail(request, made, response)


@router.get("/memberships", response=Page[MembershipOut], summary="My memberships, or requests to decide")
def list_memberships(
    request: HttpRequest, show: Show = "mine", cursor: Cursor = "", limit: Limit = 50
) -> Any:
    """Give my memberships, past ones too, or the requests to join that I may decide."""
    if show == "to_decide":
        return page(queries.requests_waiting(request.actor), cursor, limit, out)
    return page(interface.own_memberships(request.actor), cursor, limit, out)


@router.get("/memberships/{id}", response=MembershipDetail, summary="Read a membership")
def get_membership(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002
    """Give one membership and what may be done with it now."""
    return _detail(request, interface.memberships(request.actor).get(pk=id), response)


@router.post(
    "/memberships/{id}/transitions/{name}", response=MembershipDetail, summary="Decide, leave, remove"
)
def move_membership(
    request: HttpRequest,
    id: Id,  # noqa: A002
    name: Step,
    body: StepBody,
    response: HttpResponse,
) -> Any:
    """Do one of the transitions that the membership offers, on the version that If-Match names."""
    found = interface.memberships(request.actor).get(pk=id)
    version = unchanged(request, found)
    said = {"actor": request.actor, "at": timezone.now()}
    if name == "admit":
        done = actions.admit(membership=found, roles=body.roles, version=version, **said)
    elif name in ("refuse", "remove"):
        act = actions.refuse if name == "refuse" else actions.remove
        done = act(membership=found, reason=body.reason, note=body.note, version=version, **said)
    elif name == "withdraw":
        done = actions.withdraw(membership=found, **said)
    else:
        done = actions.leave(membership=found, note=body.note, **said)
    return _detail(request, done, response)


def _href(row: Membership) -> str:
    return f"/api/v1/memberships/{row.pk}"


def _detail(request: HttpRequest, row: Membership, response: HttpResponse) -> dict[str, Any]:
    tag(row, response)
    offered = links(row, _href(row), request.actor, timezone.now())
    known = [link for link in offered if link["name"] in Step.__args__]
    return out(row) | {"message": row.message, "transitions": known}


def out(row: Membership) -> dict[str, Any]:
    """Give a membership as the interface shows it."""
    return {
        "id": row.pk, "organisation": row.organisation_id, "organisation_name": str(row.organisation),
        "user": row.user_id, "user_name": row.user.name, "state": row.state, "title": row.title,
        "since": row.since, "ended_at": row.ended_at, "version": row.version,
    }  # fmt: skip
