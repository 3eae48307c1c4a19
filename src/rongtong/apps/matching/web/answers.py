"""Answering a candidate; each post goes back to the page it stood on."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.matching.actions.answering import answer, take_back
from rongtong.apps.matching.models.feedback import Said
from rongtong.apps.matching.web.candidates import own_listing
from rongtong.apps.parties.web.acting import whole
from rongtong.kit.pages.toasts import undo
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_POST
def say(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Take an answer to a candidate."""
    listing, typed = own_listing(request, pk), request.POST
    try:
        made = answer(
            listing=listing, other=other, said=typed.get("said", ""), reason=typed.get("reason", ""),
            note=typed.get("note", "").strip(), to=whole(typed.get("to")),
            position=min(whole(typed.get("position")) or 0, 999), actor=actor_of(request), at=timezone.now(),
        )  # fmt: skip
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return redirect(back_of(request, pk))
    undo(request, _told(made.said), reverse("matching:undo", args=[pk, other]))
    return redirect(back_of(request, pk))


def _told(said: str) -> str:
    if said == Said.INTERESTED:
        return _("The other side is told of your interest. You are told as soon as they answer.")
    if said == Said.PASSED_ON:
        return _("Your colleague is told.")
    return _("Put aside. The next ones will suit better.")


@login_required
@require_POST
def unsay(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Take an answer back."""
    listing = own_listing(request, pk)
    if take_back(listing=listing, other=other, actor=actor_of(request), at=timezone.now()):
        messages.success(request, _("Your answer is taken back."))
    return redirect(back_of(request, pk))


def back_of(request: HttpRequest, pk: int) -> str:
    """Give the page the form stood on."""
    back = request.POST.get("back", "")
    if back and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return reverse("matching:candidates", args=[pk])
