"""The workbench: what waits for me, what is late, what is new."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongtong.kit.pages.workbench import cards


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the reader's cards and the sums over them."""
    mine = cards(request)
    waiting = [card for card in mine if card.kind == "waiting"]
    values = {
        "cards": mine,
        "waiting": sum(card.total for card in waiting),
        "late": sum(card.late for card in mine),
        "fresh": sum(card.total for card in mine if card.kind == "new"),
    }
    return render(request, "site/workbench.html", values)
