"""The owner's page of a change of what is public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions.revisions import decide
from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.queries.revisions import differences, latest_revision
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.workflow.listings import RETURN_REASONS
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import offers, steps


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is to change, where it stands and what its owner can do with it."""
    listing, change = _found(request, pk)
    if change is None:
        messages.info(request, _("Nothing is different from what is public."))
        return redirect("catalogue:write", pk, 1)
    context = {
        "listing": listing,
        "change": change,
        "differences": differences(change),
        "steps": steps(change),
        "offers": offers(change, actor_of(request), timezone.now()),
        "reason": _reason(change),
    }
    return render(request, "catalogue/intake/change.html", context)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with the change."""
    _listing, change = _found(request, pk)
    if change is None:
        raise Http404

    def do(*, name: str, **given: Any) -> object:
        return decide(revision=change, step=name, **given)

    return moved(request, change, do, reverse("catalogue:revision", args=[pk]))


def _found(request: HttpRequest, pk: int) -> tuple[Listing, Revision | None]:
    """Give a listing one may write and its latest change. 404 for one that may not be seen."""
    listing = get_object_or_404(seen(actor_of(request)), pk=pk)
    need(actor_of(request), WRITE, listing)
    return listing, latest_revision(listing)


def _reason(change: Revision) -> Any:
    labels: dict[str, Any] = dict(RETURN_REASONS)
    return labels.get(change.reason, "")
