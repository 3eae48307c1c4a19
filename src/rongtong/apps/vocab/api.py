"""The controlled lists for programs. Everybody may read them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema

from rongtong.apps.vocab import queries
from rongtong.apps.vocab.queries import DatedTerm, ListInfo, Translation
from rongtong.kit.api.paging import part
from rongtong.kit.api.problems import plain
from rongtong.kit.api.schemas import Cursor, Limit, Page, Search

router = Router(tags=["vocab"], auth=None)
ListCode = Annotated[str, Path(max_length=40, pattern="^[0-9A-Za-z-]+$", description="Code of the list.")]
TermCode = Annotated[str, Path(max_length=40, pattern="^[0-9A-Za-z.-]+$", description="Code of the term.")]
Under = Annotated[
    str, Query(max_length=40, description="Terms directly under this code only; empty: the top.")
]
Day = Annotated[date | None, Query(description="As it was on this day.")]


class ListOut(Schema):
    """A list. ``verified``: checked against its source; ``version`` grows with every change."""

    code: str
    zh: str
    en: str
    edition: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool
    note: str
    version: int
    size: int


class Successor(Schema):
    """What followed an ended code; ``whole``: it took the place over, else only a part went there."""

    code: str
    whole: bool


class TermOut(Schema):
    """A code with one of its names; valid until the day before ``valid_to``."""

    code: str
    zh: str
    en: str
    parent: str
    level: str
    valid_from: date | None
    valid_to: date | None
    verified: bool
    note: str
    successors: list[Successor]


class TranslationOut(Schema):
    """What a code means in another list: exact, or the other is the broader or the narrower notion."""

    list: str
    code: str
    kind: str


class TermDetail(TermOut):
    """A code with all that is known of it."""

    path: list[TermOut]
    names: list[TermOut]
    predecessors: list[Successor]
    means: list[TranslationOut]


@router.get("/vocab/lists", response=list[ListOut], summary="All lists")
def list_vocabularies(request: HttpRequest) -> Any:
    """Give all controlled lists."""
    return [_list(one) for one in queries.lists()]


@router.get("/vocab/lists/{list_code}", response=ListOut, summary="One list")
def get_vocabulary(request: HttpRequest, list_code: ListCode) -> Any:
    """Give one list, without its terms."""
    return _list(_known(list_code))


@router.get("/vocab/lists/{list_code}/terms", response=Page[TermOut], summary="Terms of a list")
def list_terms(
    request: HttpRequest, list_code: ListCode, q: Search = "", under: Under | None = None, on: Day = None,
    cursor: Cursor = "", limit: Limit = 100,
) -> Any:  # fmt: skip
    """Give the terms of a list: all, those that hold ``q``, or those directly under ``under``."""
    _known(list_code)
    if under is not None:
        found = list(queries.children(list_code, under, on))
    else:
        found = queries.search(q, list_code, on)
    if on is not None:
        found = [term for term in found if term.valid(on)]
    return part(found, cursor, limit, _term)


@router.get("/vocab/lists/{list_code}/terms/{code}", response=TermDetail, summary="One term")
def get_term(request: HttpRequest, list_code: ListCode, code: TermCode, on: Day = None) -> Any:
    """Give a code as it was on a day (the latest when no day is given). 404 when it was not valid then."""
    _known(list_code)
    found = queries.term(list_code, code, on)
    if found is None:
        raise plain(404)
    return _term(found) | {
        "path": [_term(one) for one in queries.path(list_code, code, on)],
        "names": [_term(one) for one in queries.history(list_code, code)],
        "predecessors": _codes(queries.predecessors(list_code, code)),
        "means": [_translation(one) for one in queries.mapped(list_code, code)],
    }


def _known(list_code: str) -> ListInfo:
    info = queries.listing(list_code)
    if info is None:
        raise plain(404)
    return info


def _list(info: ListInfo) -> dict[str, Any]:
    return {name: getattr(info, name) for name in ListOut.model_fields}


def _term(term: DatedTerm) -> dict[str, Any]:
    plain_fields = {name: getattr(term, name) for name in TermOut.model_fields if name != "successors"}
    return plain_fields | {"successors": _codes(term.successors)}


def _codes(pairs: tuple[tuple[str, bool], ...]) -> list[dict[str, Any]]:
    return [{"code": code, "whole": whole} for code, whole in pairs]


def _translation(one: Translation) -> dict[str, Any]:
    return {"list": one.list, "code": one.code, "kind": one.kind}
