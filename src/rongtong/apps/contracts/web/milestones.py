"""One milestone: what was promised, what was delivered, accepted or sent back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.contracts.actions import performing as act
from rongtong.apps.contracts.models import Milestone
from rongtong.apps.contracts.queries.performing import deliveries_of, milestones_seen
from rongtong.apps.contracts.rules.contracts import DELIVER
from rongtong.apps.contracts.web.forms_small import DeliveryForm
from rongtong.apps.contracts.web.frame import found, frame
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.kit.files import link
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers, steps, workflow_of

JUDGED = ("accept", "rework")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a milestone; deliver for it."""
    actor, now = actor_of(request), timezone.now()
    milestone: Milestone = get_object_or_404(milestones_seen(actor), pk=pk)
    contract = found(request, milestone.contract_id)
    form = DeliveryForm(request.POST or None, request.FILES or None, initial={"version": milestone.version})

    def do() -> None:
        told = form.cleaned_data
        act.deliver(milestone=milestone, note=told["note"], version=told["version"], uploads=form.uploads(),
                    actor=actor, at=timezone.now())  # fmt: skip

    if request.method == "POST":
        need(actor, DELIVER, milestone)
        if form.is_valid() and written(form, do):
            messages.success(request, _("Delivered. The buyer was told."))
            return redirect("contracts:milestone", pk)
    found_offers = offers(milestone, actor, now)
    delivers = can(actor, DELIVER, milestone) and milestone.state in ("planned", "rework")
    context = frame(request, contract, "contract") | {
        "milestone": milestone, "steps": steps(milestone), "form": form if delivers else None,
        "shown": workflow_of(milestone).by_state[milestone.state],
        "offers": [one for one in found_offers if one.name in JUDGED],
        "deliveries": [
            {"one": one, "files": [(each.name, link(each)) for each in one.files.all()]}
            for one in deliveries_of(milestone)
        ],
    }  # fmt: skip
    return render(request, "contracts/milestone.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, or ask for rework."""
    milestone = get_object_or_404(milestones_seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        if name not in JUDGED:
            raise Http404
        return act.judge(milestone=milestone, step=name, **given)

    return moved(request, milestone, do, reverse("contracts:milestone", args=[pk]))
