"""One need or offer, as its reader may have it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.queries.listings import seen, veiled_for
from rongtong.apps.catalogue.rules.kinds import completeness, form_of
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import offers, steps


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it. 404 for what the reader may not see, as for what does not exist."""
    actor = actor_of(request)
    listing = get_object_or_404(seen(actor), pk=pk)
    may_write = can(actor, WRITE, listing)
    context = {
        "listing": listing,
        "form": form_of(listing),
        "veiled": veiled_for(actor, listing),
        "may_write": may_write,
        "steps": steps(listing) if may_write else None,
        "offers": offers(listing, actor, timezone.now()) if may_write else [],
        "completeness": completeness(listing) if may_write else None,
    }
    return render(request, "catalogue/portal/page.html", context)
