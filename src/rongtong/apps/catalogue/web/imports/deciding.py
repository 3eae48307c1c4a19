"""What a person says about an import: columns, headings, answers for the whole file, single cells, and on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongtong.apps.catalogue.actions import imports as write
from rongtong.apps.catalogue.actions import taking_in
from rongtong.apps.catalogue.web.imports.batch import found, page
from rongtong.apps.catalogue.web.imports.forms import ColumnsForm, LayoutForm, WholeForm
from rongtong.apps.catalogue.web.imports.rows import typed_of
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Hindered, perform


def _done(request: HttpRequest, pk: int, do: Callable[..., object]) -> HttpResponse:
    try:
        do(actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("catalogue:import", pk)


@login_required
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what the columns are, and read again."""
    batch = found(request, pk)
    form = ColumnsForm(request.POST, batch=batch)
    if not form.is_valid():
        return page(request, batch, columns=form)
    given = {"kind": form.cleaned_data["kind"], "version": form.cleaned_data["version"]}
    return _done(
        request, pk, lambda **by: write.choose_columns(batch=batch, columns=form.chosen(), **given, **by)
    )


@login_required
@require_POST
def layout(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over where the headings stand and which sheets count, and read again."""
    batch = found(request, pk)
    form = LayoutForm(request.POST, batch=batch)
    if not form.is_valid():
        return page(request, batch, layout=form)
    return _done(request, pk, lambda **by: write.choose_layout(batch=batch, **form.given(), **by))


@login_required
@require_POST
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what was said for the whole file, and read again."""
    batch = found(request, pk)
    form = WholeForm(request.POST, batch=batch)
    if not form.is_valid():
        return page(request, batch, whole=form)
    return _done(request, pk, lambda **by: write.answer(batch=batch, **form.given(), **by))


@login_required
@require_POST
def mend_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what was typed for faulty cells, and read again."""
    batch, typed = found(request, pk), typed_of(request.POST)
    if not typed:
        messages.info(request, _("Nothing was typed: write the right value into a field first."))
        return redirect("catalogue:import", pk)
    return _done(request, pk, lambda **by: write.mend(batch=batch, typed=typed, **by))


@login_required
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Take work up again that was cancelled or failed."""
    batch = found(request, pk)
    return _done(request, pk, lambda **by: write.go_on(batch=batch, **by))


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in every complete draft of the import, in the background."""
    batch = found(request, pk)
    taking_in.hand_in_all(batch=batch, actor=actor_of(request), at=timezone.now())
    messages.success(
        request, _("The complete drafts are being handed in. You are told what reviewers answer.")
    )
    return redirect("catalogue:import", pk)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in, undo or drop."""
    batch = found(request, pk)

    def do(*, name: str, reason: str, note: str, version: int | None, **by: Any) -> object:
        if name == "run":
            return taking_in.run_import(batch=batch, version=version, **by)
        if name == "undo":
            return taking_in.undo_import(batch=batch, version=version, **by)
        return perform(batch, name, reason=reason, note=note, version=version, **by)

    return moved(request, batch, do, reverse("catalogue:import", args=[pk]))
