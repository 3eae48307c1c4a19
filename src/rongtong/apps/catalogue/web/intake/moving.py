"""The owner's buttons: hand in, take back, renew, close, discard and bring back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.catalogue.actions.listings import decide
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.pages import toasts
from rongtong.kit.permissions.asker import actor_of

_BACK = {"mine": "catalogue:mine", "preview": "catalogue:preview"}


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a listing and go back to where the button was."""
    listing = get_object_or_404(seen(actor_of(request)), pk=pk)
    name = request.POST.get("transition", "")

    def do(*, name: str, **given: Any) -> object:
        done = decide(listing=listing, step=name, **given)
        if name == "discard":
            undo = reverse("catalogue:bring_back", args=[pk])
            toasts.undo(request, _("Discarded. It can be brought back for 30 days."), undo)
        return done

    return moved(request, listing, do, _back(request, pk, name))


@login_required
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a discarding back."""
    listing = get_object_or_404(seen(actor_of(request)), pk=pk)

    try:
        decide(listing=listing, step="bring_back", actor=actor_of(request), at=timezone.now())
        messages.success(request, _("It is back among your drafts."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("catalogue:preview", pk)


def _back(request: HttpRequest, pk: int, name: str) -> str:
    if name == "discard":
        return reverse("catalogue:mine")
    if name in ("submit", "recall", "reopen", "bring_back"):
        return reverse("catalogue:preview", args=[pk])
    at = _BACK.get(request.GET.get("back", ""), "catalogue:listing")
    return reverse(at, args=[] if at == "catalogue:mine" else [pk])
