"""One registration: where it stands, what is next and by when, what was handed in and remarked."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.apps.registration.actions import applying, deciding
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.checking import places_of
from rongtong.apps.registration.queries.next import next_of
from rongtong.apps.registration.queries.story import differences_of, story_of
from rongtong.apps.registration.rules.reasons import REMARK
from rongtong.apps.registration.web.frame import found, frame
from rongtong.kit.pages import cells
from rongtong.kit.workflow import offers, steps

SELLER = ("withdraw", "amend", "keep")
DESK = ("accept", "refuse", "decline", "cancel")


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a registration."""
    one, actor, now = found(request, pk), actor_of(request), timezone.now()
    context = frame(request, one) | {
        "steps": steps(one), "next": next_of(one, actor), "facts": facts_of(one),
        "remarks": remarks_of(one), "differences": differences_of(one), "history": story_of(one),
        "offers": [each for each in offers(one, actor, now) if each.name in SELLER and not each.hindered],
    }  # fmt: skip
    return render(request, "registration/registration.html", context)


def facts_of(one: Registration) -> list[tuple[str, Any]]:
    """Give what is registered, as (label, value)."""
    sub = subkind(one.kind, one.subkind)
    contract = cells.link(one.contract.code, reverse("contracts:contract", args=[one.contract_id]))
    return [
        (_("Registration number"), one.number or cells.NOTHING), (_("Contract"), contract),
        (_("Seller"), str(one.seller)), (_("Buyer"), str(one.buyer)),
        (_("Kind of contract"), f"{sub.label}（{sub.article}）"),
        (_("Total"), cells.money(one.total_fen)), (_("Technology amount"), cells.money(one.technology_fen)),
        (_("Office"), one.office.name if one.office else cells.NOTHING),
        (_("Handed in"), cells.moment(one.submitted_at)), (_("Taken up"), cells.moment(one.accepted_at)),
        (_("Registered"), cells.moment(one.registered_at)),
    ]  # fmt: skip


def remarks_of(one: Registration) -> list[dict[str, Any]]:
    """Give the remarks, newest round first, with their places in words."""
    places = places_of(one.kind, one.begun_at)
    whys = dict(REMARK)
    return [
        {"one": row, "place": places.get(row.place, row.place), "why": whys.get(row.why, row.why),
         "open": one.state == "returned" and row.round == one.round}
        for row in one.remarks.all()
    ]  # fmt: skip


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a registration: the seller's or the registrar's."""
    one = found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name in SELLER:
            return applying.move(registration=one, step=name, **given)
        if name == "accept":
            told = {key: given[key] for key in ("actor", "at", "version")}
            return deciding.take_up(registration=one, **told)
        if name in DESK:
            return deciding.decide(registration=one, step=name, **given)
        raise Http404

    desk = request.POST.get("transition") in DESK
    back = reverse("registration:decide" if desk else "registration:registration", args=[pk])
    return moved(request, one, do, back)
