"""Tax relief and rewards around a contract: a first look."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.contracts.web.frame import found
from rongtong.apps.registration.queries.registrations import latest_of
from rongtong.apps.registration.queries.tax import reliefs_of


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what might apply, with the article and how well it was checked."""
    contract = found(request, pk)
    context = {
        "contract": contract, "reliefs": reliefs_of(contract, timezone.now()),
        "kind": subkind(contract.kind, contract.subkind), "standing": latest_of(contract),
        "back": reverse("contracts:contract", args=[pk]),
    }  # fmt: skip
    return render(request, "registration/tax.html", context)
