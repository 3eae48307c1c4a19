"""The reviewer's desk: the queue by clock, and one case beside its checks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.parties.actions.verifications import decide
from rongtong.apps.parties.models import Verification
from rongtong.apps.parties.queries import organisations as read
from rongtong.apps.parties.queries.memberships import members
from rongtong.apps.parties.queries.verifications import (
    at_desk,
    case_at_desk,
    due_of,
    first_due,
    next_in_queue,
    queue,
    rounds,
)
from rongtong.apps.parties.rules.verifications import REVIEW, VIEW
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.apps.parties.web.verification.table import queue_table
from rongtong.kit.permissions import Refused, need
from rongtong.kit.permissions.asking import why_not
from rongtong.kit.workflow import offers, steps
from rongtong.lib.actor import Actor

STEPS = ("take", "release", "verify", "hand_on", "confirm", "doubt", "return", "refuse", "suspend", "restore")
KEYS = {
    "take": "t",
    "verify": "v",
    "hand_on": "v",
    "confirm": "v",
    "return": "r",
    "refuse": "x",
    "release": "q",
}
"""Keyboard shortcuts, the same on every case."""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits, the longest first."""
    actor, table = actor_of(request), queue_table()
    need(actor, REVIEW)
    if request.GET.get("sort"):
        page = table.page(request, queue(actor))
    else:
        due = first_due(actor, table.reach + 1)
        page = table.picked(request, list(due), at_desk(due))
    return render(request, "parties/verification/desk.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one case with its checks, or do a step. Of another county: 404, as for none."""
    actor, now = actor_of(request), timezone.now()
    there = case_at_desk(actor, pk)
    if request.method == "POST":
        return moved(request, there, _step(there), reverse("parties:review", args=[pk]))
    record, following = there.organisation, next_in_queue(actor, there)
    offered = [
        offer
        for offer in offers(there, actor, now)
        if offer.name in STEPS and not (offer.hindered and offer.name in ("verify", "hand_on"))
    ]
    context: dict[str, Any] = {
        "case": there, "organisation": record, "facts": read.facts(record), "steps": steps(there),
        "rounds": rounds(there, desk=True), "evidence": there.evidence.select_related("file"), "keys": KEYS,
        "members": members(record, actor=actor, at=now), "offers": offered, "next": following,
        "due": due_of(there), "history": read.history(record, actor, most=20),
    }  # fmt: skip
    return render(request, "parties/verification/review.html", context)


def _step(there: Verification) -> Any:
    def do(*, name: str, reason: str, note: str, version: int | None, actor: Actor, at: Any) -> object:
        if name not in STEPS:
            raise Refused(why_not(actor, VIEW))
        return decide(case=there, step=name, reason=reason, note=note, version=version, actor=actor, at=at)

    return do
