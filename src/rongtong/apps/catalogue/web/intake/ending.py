"""Is it still open? One tap each: renewed, solved here, solved elsewhere, given up, changed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models.choices import Outcome
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.web.intake.table import address_of
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers


@login_required
@require_safe
def still_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the owner of something public or run out what has become of it."""
    actor = actor_of(request)
    listing = get_object_or_404(seen(actor), pk=pk)
    need(actor, WRITE, listing)
    offered = {one.name: one for one in offers(listing, actor, timezone.now())}
    if "close" not in offered:
        return redirect(address_of(listing))
    context = {"listing": listing, "renew": offered.get("renew"), "outcomes": Outcome.choices}
    return render(request, "catalogue/intake/still_open.html", context)
