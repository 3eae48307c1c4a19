"""Agreements: the list, asking for one, reading and signing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.disclosure.actions import agreements as write
from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.disclosure.models.choices import Side
from rongtong.apps.disclosure.queries.agreements import is_whole, of_introduction, seen
from rongtong.apps.disclosure.queries.paper import blocks_of
from rongtong.apps.disclosure.rules.wording import usual_term, wording_on, wordings
from rongtong.apps.disclosure.web.forms import AskForm
from rongtong.apps.disclosure.workflow.agreements import WORKFLOW
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.introductions.queries import introductions
from rongtong.apps.introductions.rules.introductions import TALK
from rongtong.apps.parties.queries.sides import is_proven
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.apps.parties.web.acting import actor_of, moved, stories, written
from rongtong.kit.audit import queries as trail
from rongtong.kit.files import link
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers, steps

_TONES: dict[str, cells.Tone] = {"good": "good", "bad": "bad", "waiting": "warn", "start": "info"}


def _state(one: Agreement) -> Any:
    found = WORKFLOW.by_state[one.state]
    return cells.badge(found.label, _TONES.get(found.kind, "neutral"))


AGREEMENTS = Table(
    (
        Column(
            "number", gettext_lazy("Number"), lambda one: cells.link(one.number, _address(one)), main=True
        ),
        Column("buyer", gettext_lazy("Side of the need"), lambda one: str(one.buyer)),
        Column("seller", gettext_lazy("Side of the offer"), lambda one: str(one.seller)),
        Column("state", gettext_lazy("State"), _state, sort="state"),
        Column("ends_at", gettext_lazy("Binds until"), lambda one: cells.moment(one.ends_at), sort="ends_at"),
    ),
    order=("-asked_at",),
)


def _address(one: Agreement) -> str:
    return reverse("disclosure:agreement", args=[one.pk])


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the agreements the reader may see."""
    page = AGREEMENTS.page(request, seen(actor_of(request)))
    return render(request, "disclosure/agreements.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the wording and ask the other side to sign it."""
    actor = actor_of(request)
    found = get_object_or_404(introductions.seen(actor), pk=pk)
    need(actor, TALK, found)
    there = of_introduction(found)
    if there is not None and there.state in ("asked", "half", "standing"):
        return redirect("disclosure:agreement", there.pk)
    form = AskForm(request.POST if request.method == "POST" else None, initial={"years": usual_term()})
    made: list[Agreement] = []
    if request.method == "POST" and form.is_valid():
        now = timezone.now()

        def do() -> None:
            years = form.cleaned_data["years"]
            made.append(write.ask(introduction=found, years=years, actor=actor, at=now))

        if written(form, do):
            messages.success(
                request, _("They have been asked. Sign it as well, so that theirs makes it binding.")
            )
            return redirect("disclosure:agreement", made[0].pk)
    wording = wording_on(timezone.localdate())
    context = {"introduction": found, "form": form, "wording": wording}
    return render(request, "disclosure/ask.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an agreement: where it stands, its text, who signed, its digests."""
    actor, now = actor_of(request), timezone.now()
    agreement = get_object_or_404(seen(actor), pk=pk)
    own = sides_of(agreement, actor)
    signers = sides_of(agreement, actor, SIGN)
    wording = wordings()[agreement.template]
    context = {
        "agreement": agreement, "steps": steps(agreement), "offers": offers(agreement, actor, now),
        "blocks": zip(blocks_of(agreement.text), (None, *wording.clauses), strict=False),
        "sides": [_side(agreement, side, side in signers) for side in Side],
        "own": own, "may_sign": bool(signers), "stands": agreement.stands(now), "wording": wording,
        "file": link(agreement.file) if agreement.file else "", "whole": is_whole(agreement),
        "opened": [_listing(agreement, side) for side in own] if agreement.stands(now) else [],
        "history": stories(trail.of(agreement)),
    }  # fmt: skip
    return render(request, "disclosure/agreement.html", context)


def _side(agreement: Agreement, side: Side, own: bool) -> dict[str, Any]:
    party = agreement.party(side)
    signature = next((one for one in agreement.signatures.all() if one.side == side), None)
    proven = is_proven(party)
    where = _prove_address(party) if own and not proven else ""
    return {"label": side.label, "party": party, "proven": proven, "prove": where, "signature": signature}


def _prove_address(party: Any) -> str:
    if party.organisation_id:
        return reverse("parties:verification", args=[party.organisation_id])
    return reverse("parties:identity")


def _listing(agreement: Agreement, side: Side) -> dict[str, Any]:
    """Give what a side shows and what it may read of the other."""
    brought = agreement.introduction.listing(side)
    other = agreement.introduction.listing(side.other)
    return {"own": brought, "other": other}


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign, decline, withdraw or end."""
    agreement = get_object_or_404(seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return write.move(agreement=agreement, step=name, **given)

    return moved(request, agreement, do, _address(agreement))
