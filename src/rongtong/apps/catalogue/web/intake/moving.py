"""The owner's buttons: hand in, take back, renew, close, discard."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from rongtong.apps.catalogue.actions.listings import decide
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a listing and go back to its page."""
    listing = get_object_or_404(seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return decide(listing=listing, step=name, **given)

    return moved(request, listing, do, reverse("catalogue:listing", args=[pk]))
