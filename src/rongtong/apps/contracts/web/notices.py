"""Public notices of agreed prices: everybody reads them, who is signed in may object."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.contracts.actions.pricing import object_to
from rongtong.apps.contracts.models import Notice
from rongtong.apps.contracts.queries.contracts import notices_seen
from rongtong.apps.contracts.queries.pricing import own_objections
from rongtong.apps.contracts.rules.contracts import OBJECT
from rongtong.apps.contracts.rules.pricing import notice_for
from rongtong.apps.contracts.rules.reasons import OBJECTION
from rongtong.apps.contracts.web.forms_small import ObjectionForm
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers

TABLE = Table(
    (
        Column("name", gettext_lazy("Name of the result"), main=True, plain=lambda one: one.name,
               show=lambda one: cells.link(one.name, reverse("contracts:notice", args=[one.pk]))),
        Column("seller", gettext_lazy("Owner of the result"), show=lambda one: str(one.contract.seller)),
        Column("price", gettext_lazy("Intended price"), figure=True,
               show=lambda one: cells.money(one.price_fen)),
        Column("until", gettext_lazy("Notice runs until"), sort="until",
               show=lambda one: cells.moment(one.until)),
    ),
    order=("-opened_at", "-pk"),
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the notices, newest first."""
    rows = notices_seen(actor_of(request))
    return render(request, "contracts/notices.html", {"page": TABLE.page(request, rows, rows.count())})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice; take an objection."""
    actor = actor_of(request)
    notice: Notice = get_object_or_404(notices_seen(actor), pk=pk)
    form = ObjectionForm(request.POST or None)

    def do() -> None:
        object_to(notice=notice, actor=actor, at=timezone.now(), **form.cleaned_data)

    if request.method == "POST":
        need(actor, OBJECT, notice)
        if form.is_valid() and written(form, do):
            messages.success(
                request, _("Your objection was handed to the owner. You are told of the answer.")
            )
            return redirect("contracts:notice", pk)
    now = timezone.now()
    context = {
        "notice": notice, "seller": notice.contract.seller, "may": can(actor, OBJECT, notice), "form": form,
        "rule": notice_for("agreement", notice.contract.seller.owner),
        "mine": [
            {"one": one, "why": dict(OBJECTION).get(one.why, ""),
             "offers": [each for each in offers(one, actor, now) if each.name == "withdraw"],
             "url": reverse("contracts:objection_move", args=[one.pk])}
            for one in own_objections(notice, actor)
        ],
    }  # fmt: skip
    return render(request, "contracts/notice.html", context, status=422 if form.is_bound else 200)
