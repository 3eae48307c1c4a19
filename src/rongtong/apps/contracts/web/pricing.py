"""How the price is found: steps with their papers, the public notice, objections and answers."""

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

from rongtong.apps.contracts.actions import pricing as act
from rongtong.apps.contracts.queries.pricing import answerable, objections_of, price_steps
from rongtong.apps.contracts.rules.contracts import PUBLISH
from rongtong.apps.contracts.rules.pricing import modes, notice_for
from rongtong.apps.contracts.rules.reasons import OBJECTION
from rongtong.apps.contracts.web.forms_small import StepForm
from rongtong.apps.contracts.web.frame import found, frame
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.kit.files import link
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the way to the price; record its next step."""
    contract, actor, now = found(request, pk), actor_of(request), timezone.now()
    steps = price_steps(contract)
    coming = next((one for one in steps if one.next), None)
    initial = {"on": timezone.localdate(), "step": coming.step.code if coming else ""}
    form = StepForm(request.POST or None, request.FILES or None, initial=initial)

    def do() -> None:
        told = form.cleaned_data
        act.take_step(contract=contract, actor=actor, at=timezone.now(), **told)

    if request.method == "POST" and form.is_valid() and written(form, do):
        messages.success(request, _("Recorded."))
        return redirect("contracts:price", contract.pk)
    rule = notice_for(contract.price_mode, contract.seller.owner)
    may = can(actor, PUBLISH, contract) and contract.state in ("drafting", "agreed")
    context = frame(request, contract, "price") | {
        "steps": [
            {"one": one, "paper": link(one.done.file) if one.done and one.done.file else ""} for one in steps
        ],
        "mode": modes()[contract.price_mode], "rule": rule, "form": form if coming and may else None,
        "coming": coming, "notices": list(contract.notices.all()),
        "objections": [
            {"one": one, "why": dict(OBJECTION).get(one.why, ""), "offers": offers(one, actor, now),
             "url": reverse("contracts:objection_move", args=[one.pk])}
            for one in objections_of(contract)
        ],
        "publish": [one for one in offers(contract, actor, now) if one.name in ("publish", "close_notice")],
    }  # fmt: skip
    return render(request, "contracts/price.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection, or take one's own back."""
    objection = get_object_or_404(answerable(actor_of(request)), pk=pk)
    mine = objection.by_id == actor_of(request).id
    back = reverse("contracts:notice", args=[objection.notice_id])
    if not mine:
        back = reverse("contracts:price", args=[objection.notice.contract_id])

    def do(*, name: str, **given: Any) -> object:
        return act.answer_objection(objection=objection, step=name, **given)

    return moved(request, objection, do, back)
