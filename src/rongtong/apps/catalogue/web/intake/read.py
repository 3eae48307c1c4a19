"""What was read out of a pasted text, field by field beside its passage; it counts when a person saves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.catalogue.queries.documents import doubtful_lines, piece_behind, proposals_for
from rongtong.apps.catalogue.queries.reading import Proposed
from rongtong.apps.catalogue.rules.values import plain, with_values
from rongtong.apps.catalogue.web.intake.copies import Copy, copy_of, keep
from rongtong.apps.catalogue.web.intake.forms import ListingForm, initial_of
from rongtong.apps.catalogue.web.intake.write import refused
from rongtong.apps.parties.web.acting import actor_of, written


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the details say about the other fields, or take over what was left standing."""
    copy = copy_of(request, pk)
    found = proposals_for(copy.listing, timezone.localdate()) if copy.in_hand and not copy.change else []
    if not found:
        messages.info(request, _("The text says nothing about the open fields. Fill them in by hand."))
        return redirect("catalogue:write", pk, 1)
    form = _form(copy, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _taken_over(request, copy, found, form):
        messages.success(request, _("Taken over. Each field shows where it comes from."))
        return redirect("catalogue:write", pk, 1)
    rows = list(zip(form.rows(), found, strict=True))
    piece = piece_behind(copy.listing)
    context = {
        "listing": copy.listing, "form": form, "rows": rows, "piece": piece,
        "doubtful": doubtful_lines(piece),
    }  # fmt: skip
    status = refused(form) if form.is_bound else 200
    return render(request, "catalogue/intake/read.html", context, status=status)


def _form(copy: Copy, found: Iterable[Proposed], data: Any) -> ListingForm:
    """Give a form of the proposed fields with what was read in them."""
    values = {name: value for one in found for name, value in one.values.items()}
    return ListingForm(with_values(copy.listing, values), [one.name for one in found], data, copy.version)


def _taken_over(request: HttpRequest, copy: Copy, found: list[Proposed], form: ListingForm) -> bool:
    """Save; a value that was left as it was read keeps its passage as its source."""
    values = form.values()
    typed = plain(with_values(copy.listing, values))
    sources: dict[str, dict[str, str]] = {}
    for one in found:
        read_so = plain(with_values(copy.listing, one.values))
        if all(typed[name] == read_so[name] for name in one.values):
            sources |= one.sources()

    def do() -> None:
        keep(copy, values, form.cleaned_data["version"], actor_of(request), timezone.now(), sources)

    def now() -> dict[str, Any]:
        stored = copy_of(request, copy.listing.pk)
        return initial_of(stored.listing, stored.version)

    return written(form, do, now)
