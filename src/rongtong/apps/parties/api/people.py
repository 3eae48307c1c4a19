"""People with a public card."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from rongtong.apps.parties.models import Person
from rongtong.apps.parties.queries import persons as queries
from rongtong.kit.api.paging import page
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page, Search

router = Router(tags=["people"], auth=None)


class TopicOut(Schema):
    """A discipline of the controlled list (``code``) or a free keyword."""

    code: str
    label: str


class IdentifierOut(Schema):
    """A number of another registry, such as ORCID."""

    scheme: str
    value: str


class CardOut(Schema):
    """What a person shows to everybody; what they hide is empty. ``resolved``: the identity was checked.

    ``photo`` is the address of a square JPEG on this site.
    """

    id: int
    name: str
    resolved: bool
    english_name: str
    titles: list[str]
    organisation: str
    organisation_id: int | None
    department: str
    region: str
    topics: list[TopicOut]
    about: str
    languages: list[str]
    identifiers: list[IdentifierOut]
    methods: list[str]
    equipment: list[str]
    photo: str


@router.get("/people", response=Page[CardOut], summary="Find people")
def list_people(request: HttpRequest, q: Search = "", cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Give the public cards that show ``q``, the newest first."""
    return page(queries.whole(queries.directory(request.actor, q)), cursor, limit, out)


@router.get("/people/{id}", response=CardOut, summary="Read a card")
def get_person(request: HttpRequest, id: Id) -> Any:  # noqa: A002 - as in the address
    """Give one public card."""
    return out(queries.listed(request.actor, id))


def out(person: Person) -> dict[str, Any]:
    """Give the public card of a person fetched by ``queries.whole``."""
    card = queries.card(person, on=timezone.localdate())
    same = (
        "name",
        "resolved",
        "english_name",
        "organisation",
        "department",
        "region",
        "about",
        "methods",
        "photo",
    )
    return {name: getattr(card, name) for name in same} | {
        "id": card.pk, "organisation_id": card.organisation_pk, "titles": [str(one) for one in card.titles],
        "topics": [{"code": one.code, "label": one.label} for one in card.topics],
        "languages": [str(one) for one in card.languages], "equipment": list(card.equipment),
        "identifiers": [{"scheme": one.scheme, "value": one.value} for one in card.identifiers],
    }  # fmt: skip
