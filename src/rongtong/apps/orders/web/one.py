"""One order: what was agreed, what is to be done now, files, money, what was done."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.actions.rating import ENDING, note_look
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.orders import files_of, history, is_side, seen
from rongtong.apps.orders.rules.orders import BIND, MEDIATE
from rongtong.apps.orders.web.forms import DeliverForm, QuoteForm, RateForm, SayForm, first_quote
from rongtong.apps.orders.workflow.telling import side_of
from rongtong.apps.parties.web.acting import actor_of, stories
from rongtong.kit import clocks
from rongtong.kit.files import link
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers, steps

OWN_FORMS = ("quote", "deliver")
"""Steps that have a form of their own on the page; the others are buttons."""


def found(request: HttpRequest, pk: int) -> Order:
    """Give an order the reader may open; 404 for any other."""
    return get_object_or_404(seen(actor_of(request)), pk=pk)


def _other_way(order: Order) -> tuple[str, ...]:
    """Give the way on from a dispute that leads elsewhere than where the order stood."""
    return ("go_on",) if order.disputed_in == "delivered" else ("look_on",)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it. Who is neither side leaves a line that both read."""
    order, actor = found(request, pk), actor_of(request)
    if not is_side(order, actor):
        note_look(order=order, actor=actor, at=timezone.now())
    return page(request, order)


def page(request: HttpRequest, order: Order, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Draw the page, with a form that was sent and did not pass."""
    actor, now = actor_of(request), timezone.now()
    offered = {offer.name: offer for offer in offers(order, actor, now)}
    side, ratings = side_of(order, actor), list(order.ratings.all())
    may_rate = order.state == "paid" and can(actor, BIND, order) and side not in {one.side for one in ratings}
    clock = clocks.of(order).first()
    context: dict[str, Any] = {
        "order": order, "steps": steps(order), "history": stories(history(order)), "ratings": ratings,
        "is_side": is_side(order, actor), "owed": about(order).first(),
        "files": [(one, link(one)) for one in files_of(order)],
        "offers": [one for name, one in offered.items() if name not in (*OWN_FORMS, *_other_way(order))],
        "due": clock.due_at if clock else None, "clock": clock,
        "quote_form": QuoteForm(initial=first_quote(order)) if "quote" in offered else None,
        "deliver_form": DeliverForm(initial={"version": order.version}) if "deliver" in offered else None,
        "rate_form": RateForm() if may_rate else None,
        "may_ask_end": order.state in ENDING and can(actor, BIND, order) and order.cancel_asked != side,
        "propose_form": SayForm() if can(actor, MEDIATE, order) and not is_side(order, actor) else None,
    }  # fmt: skip
    return render(request, "orders/one.html", context | forms, status=status)
