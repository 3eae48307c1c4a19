"""What is posted about money."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.ledger.actions import invoicing, owing, paying
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.queries import obligations as read
from rongtong.apps.ledger.rules.obligations import INVOICE, REPORT
from rongtong.apps.ledger.web.forms import InvoiceForm, ReportForm
from rongtong.apps.ledger.web.obligation import found, page
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.kit.files import keep
from rongtong.kit.files.models import File
from rongtong.kit.permissions import need


def _kept(request: HttpRequest, upload: Any, purpose: str, owed: Obligation) -> File | None:
    if not upload:
        return None
    return keep(upload, purpose=purpose, actor=actor_of(request), at=timezone.now(), about=owed)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Waive, dispute, or end a dispute."""
    owed = found(request, pk)

    def do(*, name: str, reason: str, note: str, **given: Any) -> object:
        if name == "resume":
            return owing.resume(obligation=owed, **given)
        if name not in ("waive", "dispute"):
            raise Http404
        act = owing.waive if name == "waive" else owing.dispute
        return act(obligation=owed, reason=reason, note=note, **given)

    return moved(request, owed, do, reverse("ledger:obligation", args=[pk]))


@login_required
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a payment."""
    owed, actor, now = found(request, pk), actor_of(request), timezone.now()
    need(actor, REPORT, owed)
    form = ReportForm(request.POST, request.FILES, owed=owed)

    def do() -> None:
        given = dict(form.cleaned_data)
        proof = _kept(request, given.pop("proof"), "ledger.proof", owed)
        paying.report(obligation=owed, proof=proof, actor=actor, at=now, **given)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Reported. The other side confirms it; you will be told."))
        return redirect("ledger:obligation", pk)
    return page(request, owed, status=422, report_form=form)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, refuse or take back a payment."""
    payment = read.payment(actor_of(request), pk)
    if payment is None:
        raise Http404

    def do(*, name: str, reason: str, note: str, **given: Any) -> object:
        if name == "confirm":
            return paying.confirm(payment=payment, **given)
        act = paying.refuse if name == "refuse" else paying.withdraw
        return act(payment=payment, reason=reason, note=note, **given)

    return moved(request, payment, do, reverse("ledger:obligation", args=[payment.obligation_id]))


@login_required
@require_POST
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """Report an invoice."""
    owed, actor, now = found(request, pk), actor_of(request), timezone.now()
    need(actor, INVOICE, owed)
    form = InvoiceForm(request.POST, request.FILES, owed=owed)

    def do() -> None:
        given = dict(form.cleaned_data)
        file = _kept(request, given.pop("file"), "ledger.invoice", owed)
        invoicing.report_invoice(obligation=owed, file=file, actor=actor, at=now, **given)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Saved. The other side is told."))
        return redirect("ledger:obligation", pk)
    return page(request, owed, status=422, invoice_form=form)


@login_required
@require_POST
def withdraw_invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invoice back."""
    kept = read.invoice(actor_of(request), pk)
    if kept is None:
        raise Http404
    invoicing.withdraw_invoice(invoice=kept, actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Withdrawn."))
    return redirect("ledger:obligation", kept.obligation_id)
