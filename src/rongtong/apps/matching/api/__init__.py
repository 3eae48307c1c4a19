"""Candidates of one's own listings for programs: the same query as the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.matching.actions.showing import note_shown
from rongtong.apps.matching.models.feedback import Place
from rongtong.apps.matching.queries.board import Shown, board
from rongtong.apps.matching.rules.matching import KEPT, SEE
from rongtong.kit.api.paging import part
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page
from rongtong.kit.permissions import need

router = Router(tags=["matching"])


class CheckOut(Schema):
    """One condition: ``outcome`` is met or unknown (nothing violated is listed)."""

    constraint: str
    outcome: str
    detail: str


class CandidateOut(Schema):
    """Who suits. ``level``: 4 meets it directly, 3 worth a talk. ``owner`` is empty where it is hidden."""

    listing: int
    code: str
    title: str
    kind: str
    owner: str
    position: int
    level: int
    level_label: str
    why: str
    checks: list[CheckOut]
    asks: list[str]
    answer: str
    interested: bool
    matched_at: datetime | None


@router.get("/listings/{id}/candidates", response=Page[CandidateOut], summary="Who suits a need or an offer")
def list_candidates(request: HttpRequest, id: Id, cursor: Cursor = "", limit: Limit = 50) -> Any:  # noqa: A002
    """Give the candidates worth a talk of a listing of one's own, best first."""
    actor, at = request.actor, timezone.now()
    listing = seen(actor).get(pk=id)
    need(actor, SEE, listing)
    found = board(listing, at, most=KEPT).shown
    note_shown(shown=found, side=listing.side, place=Place.API, actor=actor, at=at)
    return part(found, cursor, limit, _out)


def _out(one: Shown) -> dict[str, Any]:
    run = one.pair.judged.kept.run
    return {
        "listing": one.other.pk, "code": one.other.code, "title": one.other.title, "kind": one.other.kind,
        "owner": one.owner, "position": one.position, "level": one.level, "level_label": one.level_word,
        "why": one.why, "asks": list(one.asks), "answer": one.answer.said if one.answer else "",
        "checks": [
            {"constraint": chip.constraint, "outcome": chip.outcome, "detail": chip.sentence}
            for chip in one.chips
        ],
        "interested": one.interested, "matched_at": run.at if run else None,
    }  # fmt: skip
