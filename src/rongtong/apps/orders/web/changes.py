"""What is posted about an order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.orders.actions import ordering, rating
from rongtong.apps.orders.actions.evidence import make_pack
from rongtong.apps.orders.rules.orders import BIND, MEDIATE, SELL
from rongtong.apps.orders.web.forms import DeliverForm, QuoteForm, RateForm, SayForm
from rongtong.apps.orders.web.one import OWN_FORMS, found, page
from rongtong.apps.parties.web.acting import actor_of, handed, moved, written
from rongtong.kit.files import keep
from rongtong.kit.permissions import can, need


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do a step that needs no form of its own."""
    order = found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name in OWN_FORMS:
            raise Http404
        return ordering.move(order=order, step=name, **given)

    return moved(request, order, do, reverse("orders:one", args=[pk]))


@login_required
@require_POST
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Name price and days."""
    order, actor = found(request, pk), actor_of(request)
    need(actor, SELL, order)
    form = QuoteForm(request.POST)

    def do() -> None:
        ordering.quote(order=order, actor=actor, at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Quoted. The buyer is told."))
        return redirect("orders:one", pk)
    return page(request, order, status=422, quote_form=form)


@login_required
@require_POST
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """Deliver, with a file when there is one."""
    order, actor, now = found(request, pk), actor_of(request), timezone.now()
    need(actor, SELL, order)
    form = DeliverForm(request.POST, request.FILES)

    def do() -> None:
        given = form.cleaned_data
        if given["file"]:
            keep(given["file"], purpose="orders.file", actor=actor, at=now, about=order)
        by = {"actor": actor, "at": now, "note": given["note"], "version": given["version"]}
        ordering.move(order=order, step="deliver", **by)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Delivered. The buyer has 10 working days to look at it."))
        return redirect("orders:one", pk)
    return page(request, order, status=422, deliver_form=form)


@login_required
@require_POST
def rate(request: HttpRequest, pk: int) -> HttpResponse:
    """Rate the other side."""
    order, actor = found(request, pk), actor_of(request)
    need(actor, BIND, order)
    form = RateForm(request.POST)

    def do() -> None:
        rating.rate(order=order, actor=actor, at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Thank you."))
        return redirect("orders:one", pk)
    return page(request, order, status=422, rate_form=form)


@login_required
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose as the mediator, or ask the other side to end it."""
    order, actor = found(request, pk), actor_of(request)
    form = SayForm(request.POST)
    mediates = can(actor, MEDIATE, order) and not can(actor, BIND, order)
    if not mediates:
        need(actor, BIND, order)
    if not form.is_valid() and mediates:
        return page(request, order, status=422, propose_form=form)
    act = rating.propose if mediates else rating.ask_cancel
    try:
        act(order=order, note=form.cleaned_data.get("note", ""), actor=actor, at=timezone.now())
        messages.success(request, _("Both sides are told.") if mediates else _("The other side is asked."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("orders:one", pk)


@login_required
@require_POST
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out all that is known of the order as a PDF."""
    order = found(request, pk)
    made = make_pack(order=order, actor=actor_of(request), at=timezone.now())
    return handed(made, f"{order.code}-evidence.pdf")
