"""One import: how it was read, what is to be mended, what it would do, and the buttons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions import imports as write
from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.queries.imports import MEND, complete_drafts, counts, imports, rows_of, to_mend
from rongtong.apps.catalogue.web.imports.forms import ColumnsForm
from rongtong.apps.catalogue.web.imports.rows import shown_rows, typed_of, why
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.jobs.queries import about
from rongtong.kit.pages.tables import changed
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Hindered, offers, perform, steps

SHOWN = 50
"""Rows a page of the preview."""
BUTTONS = ("run", "undo", "drop")


def _found(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(imports(actor_of(request)), pk=pk)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import as far as it is."""
    return _page(request, _found(request, pk))


def _page(request: HttpRequest, batch: Import, form: ColumnsForm | None = None) -> HttpResponse:
    found, chosen = counts(batch), request.GET.get("show", "")
    chosen = chosen if chosen in (*Verdict.values, MEND) else ""
    offered = [one for one in offers(batch, actor_of(request), timezone.now()) if one.name in BUTTONS]
    context: dict[str, Any] = {
        "batch": batch, "steps": steps(batch), "counts": found, "offers": offered, "chosen": chosen,
        "tabs": _tabs(request, found, chosen, to_mend(batch)), "sheets": batch.sheets,
        "job": about(batch).first() if batch.state in ("reading", "running") else None,
        "problem": why(batch.problem, batch.name) if batch.problem else "",
    }  # fmt: skip
    if batch.state in ("preview", "done"):
        context["rows"] = shown_rows(rows_of(batch, chosen)[:SHOWN])
        context["columns"] = form or _form(batch)
    if batch.state == "done":
        context["complete"] = len(complete_drafts(batch))
    status = 422 if form is not None else 200
    return render(request, "catalogue/imports/batch.html", context, status=status)


def _tabs(request: HttpRequest, found: dict[str, int], chosen: str, faults: int) -> list[dict[str, Any]]:
    rows = [("", _("All"), sum(found.values()))]
    rows += [(code, str(label), found[code]) for code, label in Verdict.choices if found[code]]
    rows += [(MEND, _("With something to mend"), faults)] if faults else []
    return [
        {
            "label": label, "url": changed(request.GET, show=code or None), "count": count,
            "active": code == chosen,
        }
        for code, label, count in rows
    ]  # fmt: skip


def _form(batch: Import, data: Any = None) -> ColumnsForm:
    columns = [column for sheet in batch.sheets for column in sheet["columns"]]
    initial = {"kind": batch.kind, "version": batch.version}
    once = list({column["header"]: column for column in reversed(columns)}.values())[::-1]
    return ColumnsForm(data, side=batch.side, columns=once, initial=initial)


@login_required
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what the columns are, and read again."""
    batch = _found(request, pk)
    form = _form(batch, request.POST)
    if not form.is_valid():
        return _page(request, batch, form)
    given = {"kind": form.cleaned_data["kind"], "version": form.cleaned_data["version"]}
    return _done(
        request, pk, lambda **by: write.choose_columns(batch=batch, columns=form.chosen(), **given, **by)
    )


@login_required
@require_POST
def mend_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what was typed for faulty cells, and read again."""
    batch, typed = _found(request, pk), typed_of(request.POST)
    if not typed:
        messages.info(request, _("Nothing was typed: write the right value into a field first."))
        return redirect("catalogue:import", pk)
    return _done(request, pk, lambda **by: write.mend(batch=batch, typed=typed, **by))


def _done(request: HttpRequest, pk: int, do: Any) -> HttpResponse:
    try:
        do(actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("catalogue:import", pk)


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in every complete draft of the import, in the background."""
    batch = _found(request, pk)
    write.hand_in_all(batch=batch, actor=actor_of(request), at=timezone.now())
    messages.success(
        request, _("The complete drafts are being handed in. You are told what reviewers answer.")
    )
    return redirect("catalogue:import", pk)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in, undo or drop."""
    batch = _found(request, pk)

    def do(*, name: str, reason: str, note: str, version: int | None, **by: Any) -> object:
        if name == "run":
            return write.run_import(batch=batch, version=version, **by)
        if name == "undo":
            _batch, left = write.undo_import(batch=batch, version=version, **by)
            if left:
                words = ngettext(
                    "%(count)d stays: it was handed in since.",
                    "%(count)d stay: they were handed in since.",
                    left,
                )
                messages.warning(request, words % {"count": left})
            return None
        return perform(batch, name, reason=reason, note=note, version=version, **by)

    return moved(request, batch, do, reverse("catalogue:import", args=[pk]))
