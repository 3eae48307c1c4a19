"""The reviewer's desk: the queue by clock, and one record beside its checks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.listings import decide
from rongtong.apps.catalogue.queries.desk import at_desk, queue
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import offers, steps


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits, the longest first."""
    need(actor_of(request), REVIEW)
    return render(request, "catalogue/gate/queue.html", {"rows": queue(actor_of(request))[:100]})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one listing with its checks, or do a step."""
    actor = actor_of(request)
    listing = get_object_or_404(at_desk(actor), pk=pk)
    if request.method == "POST":

        def do(*, name: str, **given: Any) -> object:
            return decide(listing=listing, step=name, **given)

        return moved(request, listing, do, reverse("catalogue:review", args=[pk]))
    context = {
        "listing": listing,
        "steps": steps(listing),
        "offers": offers(listing, actor, timezone.now()),
        "latest": listing.submissions.order_by("-number").first(),
    }
    return render(request, "catalogue/gate/case.html", context)
