"""Organisations: the directory, one record, registering and editing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from rongtong.apps.parties.actions import organisations as actions
from rongtong.apps.parties.api.checking import checked
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries import directory
from rongtong.apps.parties.queries import organisations as queries
from rongtong.apps.parties.web.organisations.forms import EditForm, RegisterForm, initial_of
from rongtong.kit.api.matching import seen, tag
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Body, Cursor, Id, Limit, Page, Search

router = Router(tags=["organisations"])
Kind = Literal["government", "company", "university", "institute", "finance", "service", "user"]
Size = Literal["", "large", "medium", "small", "micro"]
Find = Literal["public", "users", "members"]
Text = Annotated[str, StringConstraints(max_length=200)]
Heads = Annotated[int, Query(ge=0, le=10_000_000)]


class OrganisationOut(Schema):
    """An organisation. ``region`` and ``industry`` are codes of those lists; counts are heads."""

    id: int
    name: str
    short_name: str
    english_name: str
    uscc: str
    kind: str
    nature: str
    region: str
    region_since: date | None
    industry: str
    size: str
    founded: date | None
    staff: int | None
    rd_staff: int | None
    website: str
    summary: str
    visibility: str
    verified: bool
    verified_at: datetime | None
    verified_until: date | None
    merged_into: int | None
    version: int


class RegisterBody(Body):
    """What a record needs to begin with."""

    name: Text
    kind: Kind
    region: Annotated[str, StringConstraints(max_length=12)]
    uscc: Annotated[str, StringConstraints(max_length=40)] = ""


class EditBody(Body):
    """What to change; what is left out stays."""

    name: Text | None = None
    uscc: Annotated[str, StringConstraints(max_length=40)] | None = None
    kind: Kind | None = None
    region: Annotated[str, StringConstraints(max_length=12)] | None = None
    short_name: Annotated[str, StringConstraints(max_length=60)] | None = None
    english_name: Text | None = None
    nature: Annotated[str, StringConstraints(max_length=3)] | None = None
    industry: Annotated[str, StringConstraints(max_length=5)] | None = None
    size: Size | None = None
    founded: date | None = None
    staff: Heads | None = None
    rd_staff: Heads | None = None
    website: Text | None = None
    summary: Annotated[str, StringConstraints(max_length=500)] | None = None
    visibility: Find | None = None


@router.get("/organisations", response=Page[OrganisationOut], auth=None, summary="Find organisations")
def list_organisations(
    request: HttpRequest, q: Search = "", kind: Kind | None = None,
    region: Annotated[str, Query(max_length=12, description="This region and all below it.")] = "",
    industry: Annotated[str, Query(max_length=5, description="This industry and all below it.")] = "",
    verified: bool | None = None, cursor: Cursor = "", limit: Limit = 50,
) -> Any:  # fmt: skip
    """Give the organisations the caller may see, the newest first."""
    found = directory.named(directory.directory(request.actor), q)
    if kind:
        found = found.filter(kind=kind)
    if region:
        found = directory.in_region(found, region)
    if industry:
        found = directory.in_industry(found, industry)
    if verified is not None:
        found = found.filter(verified=verified)
    return page(found, cursor, limit, out)


@router.get("/organisations/{id}", response=OrganisationOut, auth=None, summary="Read an organisation")
def get_organisation(request: HttpRequest, id: Id, response: HttpResponse) -> Any:  # noqa: A002 - as in the address
    """Give one organisation; one that was merged says into which."""
    found = queries.seen(request.actor).get(pk=id)
    tag(found, response)
    return out(found)


@router.post("/organisations", response={201: OrganisationOut}, summary="Register an organisation")
def register_organisation(request: HttpRequest, body: RegisterBody, response: HttpResponse) -> Any:
    """Register an organisation; the caller becomes its first administrator."""
    values = checked(RegisterForm(body.dict()))
    made = actions.register(values=values, actor=request.actor, at=timezone.now())
    tag(made, response)
    response["Location"] = f"/api/v1/organisations/{made.pk}"
    return 201, out(made)


@router.patch("/organisations/{id}", response=OrganisationOut, summary="Change an organisation")
def edit_organisation(request: HttpRequest, id: Id, body: EditBody, response: HttpResponse) -> Any:  # noqa: A002
    """Change some fields. A new name or credit code takes the verified mark away until looked at again."""
    version = seen(request)
    found = queries.seen(request.actor).get(pk=id)
    given = body.dict(exclude_unset=True)
    typed = {**initial_of(found), **given, "version": version}
    typed["former_names"] = "\n".join(typed["former_names"])
    values = {name: value for name, value in checked(EditForm(typed)).items() if name in given}
    changed = actions.edit(
        organisation=found, values=values, version=version, actor=request.actor, at=timezone.now()
    )
    tag(changed, response)
    return out(changed)


def out(record: Organisation) -> dict[str, Any]:
    """Give a record as the interface shows it."""
    plain = {name: getattr(record, name) for name in OrganisationOut.model_fields if hasattr(record, name)}
    return plain | {"id": record.pk, "merged_into": record.merged_into_id}
