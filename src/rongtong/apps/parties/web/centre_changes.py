"""Changing the tree: moving and closing a centre, what it covers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.parties.actions import centres as actions
from rongtong.apps.parties.models import Centre
from rongtong.apps.parties.queries import centres as queries
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.apps.parties.web.centre_forms import CloseForm, CoverageForm, MoveForm
from rongtong.apps.parties.web.person_forms import EndForm
from rongtong.kit.permissions import need


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a centre to another address, region or parent."""
    one = _managed(request, pk)
    initial = {"address": one.address, "version": one.version}
    form = MoveForm(request.POST or None, initial=initial)

    def save() -> object:
        return actions.move(centre=one, actor=actor_of(request), at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, save):
        messages.success(request, _("Moved. What its staff may see follows at once."))
        return redirect("parties:centre", pk)
    return _page(
        request,
        form,
        one,
        _("Move the centre"),
        _("Its staff see the records of the new region at once, and no longer those of the old."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a centre; its children, region and unfinished coverage go to the successor."""
    one = _managed(request, pk)
    form = CloseForm(request.POST or None, initial={"version": one.version, "successor": one.parent_id})

    def save() -> object:
        return actions.close(centre=one, actor=actor_of(request), at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, save):
        messages.success(request, _("Closed. The successor serves its region from now on."))
        return redirect("parties:centre", pk)
    return _page(
        request,
        form,
        one,
        _("Close the centre"),
        _("All postings end at once. This cannot be undone; a new centre can be planned."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a centre serve a region besides its own, or not serve one in it."""
    one = _managed(request, pk)
    form = CoverageForm(request.POST or None, initial={"since": timezone.localdate()})

    def save() -> object:
        return actions.cover(centre=one, actor=actor_of(request), at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, save):
        messages.success(request, _("Changed what the centre serves."))
        return redirect("parties:centre", pk)
    return _page(request, form, one, _("Change what the centre serves"), "")


@login_required
@require_http_methods(["GET", "POST"])
def cover_no_more(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Let such a change end."""
    one = _managed(request, pk)
    coverage = get_object_or_404(one.coverage.filter(until=None), pk=change)
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})

    def save() -> object:
        until = form.cleaned_data["until"]
        return actions.cover_no_more(
            coverage=coverage, until=until, actor=actor_of(request), at=timezone.now()
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Noted."))
        return redirect("parties:centre", pk)
    return _page(request, form, one, _("End a change of what the centre serves"), "")


def _managed(request: HttpRequest, pk: int) -> Centre:
    one = queries.one(actor_of(request), pk)
    need(actor_of(request), rules.MANAGE, one)
    return one


def _page(request: HttpRequest, form: Any, centre: Centre, title: str, note: str) -> HttpResponse:
    context = {"form": form, "centre": centre, "title": title, "note": note}
    return render(request, "parties/centres/form.html", context)
