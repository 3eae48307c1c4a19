"""Ending a signed contract early: asked by one side, agreed or contested by the other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.contracts.actions import performing as act
from rongtong.apps.contracts.queries.performing import endings_seen
from rongtong.apps.contracts.queries.text import yuan
from rongtong.apps.contracts.rules.contracts import SIGNING
from rongtong.apps.contracts.rules.reasons import TERMINATION
from rongtong.apps.contracts.web.forms_small import EndForm
from rongtong.apps.contracts.web.frame import found, frame
from rongtong.apps.contracts.workflow.closing import unpaid
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was asked and answered; ask for an early end."""
    contract, actor, now = found(request, pk), actor_of(request), timezone.now()
    owed = {one.pk: _owed(one) for one in unpaid(contract)}
    form = EndForm(request.POST or None, owed=list(owed.items()))

    def do() -> None:
        act.ask_end(contract=contract, actor=actor, at=timezone.now(), **form.cleaned_data)

    if request.method == "POST":
        need(actor, SIGNING, contract)
        if form.is_valid() and written(form, do):
            messages.success(request, _("The other side was asked."))
            return redirect("contracts:end", pk)
    rows = list(endings_seen(actor).filter(contract=contract))
    asking = any(one.state == "asked" for one in rows)
    may = can(actor, SIGNING, contract) and contract.state in act.RUNS and not asking
    context = frame(request, contract, "contract") | {
        "form": form if may else None,
        "endings": [
            {"one": one, "why": dict(TERMINATION).get(one.why, ""),
             "money": [(label, key in one.waived) for key, label in owed.items()],
             "offers": [each for each in offers(one, actor, now) if not each.hindered],
             "url": reverse("contracts:end_move", args=[one.pk])}
            for one in rows
        ],
    }  # fmt: skip
    return render(request, "contracts/end.html", context, status=422 if form.is_bound else 200)


def _owed(one: Obligation) -> str:
    return _("%(what)s: %(yuan)s yuan") % {"what": one.what, "yuan": yuan(one.open)}


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree, contest or take back."""
    ending = get_object_or_404(endings_seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return act.answer_end(termination=ending, step=name, **given)

    return moved(request, ending, do, reverse("contracts:end", args=[ending.contract_id]))
