"""One obligation: what is open, its payments and invoices, what can be done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.ledger.actions.owing import note_look
from rongtong.apps.ledger.models import Obligation, Payment
from rongtong.apps.ledger.queries.obligations import history, is_side, payments_of, seen
from rongtong.apps.ledger.rules.obligations import INVOICE, REPORT
from rongtong.apps.ledger.web.forms import InvoiceForm, ReportForm
from rongtong.apps.ledger.workflow.payments import OWED, REFUSE_REASONS, WITHDRAW_REASONS
from rongtong.apps.parties.web.acting import actor_of, stories
from rongtong.kit import clocks
from rongtong.kit.files import link
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers, steps
from rongtong.lib.actor import Actor

REASONS = dict(REFUSE_REASONS) | dict(WITHDRAW_REASONS)
BUTTONS = ("waive", "dispute", "resume")


def found(request: HttpRequest, pk: int) -> Obligation:
    """Give what the reader may open; 404 for any other."""
    return get_object_or_404(seen(actor_of(request)), pk=pk)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it. Who is neither side leaves a line that both read."""
    owed, actor = found(request, pk), actor_of(request)
    if not is_side(owed, actor):
        note_look(obligation=owed, actor=actor, at=timezone.now())
    return page(request, owed)


def page(request: HttpRequest, owed: Obligation, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Draw the page, with a form that was sent and did not pass."""
    actor, now = actor_of(request), timezone.now()
    context: dict[str, Any] = {
        "owed": owed, "steps": steps(owed), "history": stories(history(owed)),
        "is_side": is_side(owed, actor),
        "payments": [_shown(one, actor, now) for one in payments_of(owed)],
        "invoices": _invoices(owed),
        "offers": [one for one in offers(owed, actor, now) if one.name in BUTTONS],
        "may_invoice": can(actor, INVOICE, owed), "invoice_form": InvoiceForm(owed=owed),
        "report_form": ReportForm(owed=owed) if owed.state in OWED and can(actor, REPORT, owed) else None,
    }  # fmt: skip
    return render(request, "ledger/obligation.html", context | forms, status=status)


def _invoices(owed: Obligation) -> list[tuple[Any, str]]:
    """Give each invoice with the address of its file."""
    return [(one, link(one.file) if one.file else "") for one in owed.invoices.select_related("file")]


def _shown(payment: Payment, actor: Actor, now: datetime) -> dict[str, Any]:
    """Give a payment with what the reader may do about it."""
    state = offers(payment, actor, now)
    clock = clocks.of(payment).first() if payment.state == "reported" else None
    return {
        "one": payment, "offers": {offer.name: offer for offer in state},
        "proof": link(payment.proof) if payment.proof else "",
        "reason": REASONS.get(payment.reason, ""), "due": clock.due_at if clock else None,
    }  # fmt: skip
