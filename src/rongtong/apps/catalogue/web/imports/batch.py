"""One import: how it was read, what is asked of it, what its rows would do, and the buttons."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.imports import TAKEN, Verdict
from rongtong.apps.catalogue.queries.imports import MEND, complete, counts, imports, last_job, rows_of
from rongtong.apps.catalogue.web.imports.forms import ColumnsForm, LayoutForm, WholeForm
from rongtong.apps.catalogue.web.imports.rows import shown_rows, why
from rongtong.kit.pages.tables import changed
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import offers, steps

SHOWN = 50
"""Rows a page of the preview."""
BUTTONS = ("run", "undo", "drop")
WORKING = ("reading", "running", "undoing")


class _Pages(Paginator):  # type: ignore[type-arg]
    """Pages of rows whose number is known from the tally: nothing is counted."""

    def __init__(self, *given: Any, total: int) -> None:
        self._total = total
        super().__init__(*given)

    @cached_property
    def count(self) -> int:
        return self._total


def found(request: HttpRequest, pk: int) -> Import:
    """Give an import that the reader manages, else 404."""
    return get_object_or_404(imports(actor_of(request)), pk=pk)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import as far as it is."""
    return page(request, found(request, pk))


def page(request: HttpRequest, batch: Import, **forms: Any) -> HttpResponse:
    """Draw an import; ``forms`` that were refused take the place of fresh ones."""
    job = last_job(batch)
    at_work = job is not None and job.is_open
    offered = [one for one in offers(batch, actor_of(request), timezone.now()) if one.name in BUTTONS]
    context: dict[str, Any] = {
        "batch": batch, "steps": steps(batch), "sheets": batch.sheets, "job": job, "at_work": at_work,
        "offers": [] if at_work else offered, "stuck": batch.state in WORKING and not at_work,
        "problem": why(batch.problem, batch.name) if batch.problem else "",
    }  # fmt: skip
    if batch.state in ("preview", "unreadable"):
        context |= _decisions(batch) | forms
    if batch.state == "done" and not at_work:
        context["waiting"] = complete(batch)
    if batch.state in ("preview", "done") and not at_work:
        context |= _rows(request, batch)
    return render(request, "catalogue/imports/batch.html", context, status=422 if forms else 200)


def _decisions(batch: Import) -> dict[str, Any]:
    """Give the forms by which a person says how the file is to be read."""
    layout = LayoutForm(batch=batch) if batch.sheets else None
    if batch.state == "unreadable":
        return {"layout": layout}
    return {"layout": layout, "columns": ColumnsForm(batch=batch), "whole": WholeForm(batch=batch)}


def _rows(request: HttpRequest, batch: Import) -> dict[str, Any]:
    tally, chosen = counts(batch), request.GET.get("show", "")
    chosen = chosen if chosen in (*Verdict.values, MEND) else ""
    faults = batch.tally.get("mend", 0)
    total = {"": sum(tally.values()), MEND: faults, **tally}[chosen]
    keys = rows_of(batch, chosen).values_list("pk", flat=True)
    pages = _Pages(keys, SHOWN, total=total).get_page(request.GET.get("page"))
    # Keys alone are skipped along an index: a far page costs no more than the first.
    shown = shown_rows(batch, rows_of(batch).filter(pk__in=list(pages.object_list)))
    return {
        "counts": tally, "chosen": chosen, "pages": pages, "rows": shown,
        "mendable": any(one.mends for one in shown),
        "tabs": _tabs(request, tally, chosen, faults), "takes": sum(tally[one] for one in TAKEN),
        "earlier": changed(request.GET, page=str(pages.number - 1)),
        "later": changed(request.GET, page=str(pages.number + 1)),
    }  # fmt: skip


def _tabs(request: HttpRequest, tally: dict[str, int], chosen: str, faults: int) -> list[dict[str, Any]]:
    rows = [("", _("All"), sum(tally.values()))]
    rows += [(code, str(label), tally[code]) for code, label in Verdict.choices if tally[code]]
    rows += [(MEND, _("With something to mend"), faults)] if faults else []
    return [
        {
            "label": label, "url": changed(request.GET, show=code or None, page=None), "count": count,
            "active": code == chosen,
        }
        for code, label, count in rows
    ]  # fmt: skip
