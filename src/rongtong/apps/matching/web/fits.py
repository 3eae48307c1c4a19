"""How many records of an import suit somebody already: a line for the page of the import."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.queries.imports import imports
from rongtong.apps.matching.queries.drafts import batch_fits
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, as a fragment, to who may see the import. 404 for everybody else."""
    batch = get_object_or_404(imports(actor_of(request)), pk=pk)
    found = batch_fits(batch, timezone.localdate())
    return render(request, "matching/batch_fits.html", {"batch": batch, "found": found})
