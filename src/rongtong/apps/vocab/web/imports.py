"""The operator's pages: import with a preview, versions, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.vocab import actions, queries
from rongtong.apps.vocab.actions.read import ListFault
from rongtong.apps.vocab.queries import ListInfo
from rongtong.apps.vocab.queries.rows import COLUMNS
from rongtong.apps.vocab.rules import IMPORT
from rongtong.apps.vocab.web.browse import known
from rongtong.apps.vocab.web.forms import ImportForm, UndoForm
from rongtong.kit.permissions import need

SHOWN = 100
"""Lines of each kind on the preview."""


@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest, list_code: str) -> HttpResponse:
    """Check a file and, when asked to, load it. Nothing is written by the check."""
    need(request.actor, IMPORT)
    info = known(list_code)
    if request.method != "POST":
        return _page(request, info, ImportForm(initial={"version": info.version}))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, info, form, status=422)
    if request.POST.get("action") == "import":
        return _import(request, info, form)
    return _checked(request, info, form, info.version)


def _checked(
    request: HttpRequest,
    info: ListInfo,
    form: ImportForm,
    version: int,
    *faults: ListFault,
    status: int = 200,
) -> HttpResponse:
    """Show what the text would do, with the text itself, so that it can be mended and sent on."""
    text, reason = form.cleaned_data["text"], form.cleaned_data["reason"]
    made = actions.preview(list_code=info.code, text=text, today=timezone.localdate())
    again = ImportForm(initial={"text": text, "reason": reason, "version": version})
    found = (*faults, *made.faults)
    context = {
        "plan": made, "faults": found[:SHOWN], "fault_count": len(found), "ready": not (found or made.empty),
        "added": made.added[:SHOWN], "changed": made.changed[:SHOWN], "ended": made.ended[:SHOWN],
    }  # fmt: skip
    return _page(request, info, again, status=status, **context)


def _import(request: HttpRequest, info: ListInfo, form: ImportForm) -> HttpResponse:
    try:
        done = actions.import_list(
            list_code=info.code, text=form.cleaned_data["text"], version=form.cleaned_data["version"] or 0,
            actor=request.actor, at=timezone.now(), reason=form.cleaned_data["reason"],
        )  # fmt: skip
    except actions.NotLoaded as fault:
        whole = [one for one in fault.faults if one.line == 0]
        return _checked(request, info, form, info.version, *whole, status=409)
    messages.success(request, _said(done))
    return redirect("vocab:versions", info.code)


def _said(done: Any) -> str:
    if done is None:
        return _("The list held just that already: nothing was changed.")
    return _("Version %(number)s is loaded: %(added)s added, %(changed)s changed, %(ended)s ended.") % {
        "number": done.number, "added": done.added, "changed": done.changed, "ended": done.ended,
    }  # fmt: skip


@require_safe
def versions(request: HttpRequest, list_code: str) -> HttpResponse:
    """Every load of a list; the newest can be undone."""
    need(request.actor, IMPORT)
    return _versions(request, known(list_code), None)


def _versions(request: HttpRequest, info: ListInfo, form: UndoForm | None, status: int = 200) -> HttpResponse:
    context = {
        "info": info,
        "versions": queries.versions(info.code),
        "form": form or UndoForm(initial={"version": info.version}),
    }
    return render(request, "vocab/versions.html", context, status=status)


@require_POST
def undo(request: HttpRequest, list_code: str) -> HttpResponse:
    """Go back to the version before the present one, as a new version."""
    need(request.actor, IMPORT)
    info, form = known(list_code), UndoForm(request.POST)
    if not form.is_valid():
        return _versions(request, info, form, status=422)
    try:
        done = actions.undo(
            list_code=list_code, version=form.cleaned_data["version"], reason=form.cleaned_data["reason"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except actions.NotLoaded as fault:
        form.add_error(None, fault.faults[0].text)
        return _versions(request, info, form, status=409)
    messages.success(request, _said(done))
    return redirect("vocab:versions", list_code)


def _page(
    request: HttpRequest, info: ListInfo, form: ImportForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"info": info, "form": form, "columns": COLUMNS, **more}
    return render(request, "vocab/import.html", context, status=status)
