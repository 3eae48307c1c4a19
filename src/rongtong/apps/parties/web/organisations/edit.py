"""Editing a record: two editors at once lose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.parties.actions.organisations import edit as edit_action
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.rules.organisations import EDIT
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.parties.web.organisations.forms import EditForm, initial_of
from rongtong.apps.parties.web.organisations.page import found
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, or write what was typed."""
    record = found(request, pk)
    need(actor_of(request), EDIT, record)
    if request.method != "POST":
        return _page(request, record, EditForm(initial=initial_of(record)))
    form = EditForm(request.POST, initial=initial_of(record))
    if not form.is_valid():
        return _page(request, record, form, status=422)
    try:
        _write(request, record, form)
    except Conflict as conflict:
        return _conflict(request, pk, form, conflict)
    except ValidationError as fault:
        form.add_error(None, fault)
        return _page(request, record, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("parties:organisation", pk)


def _write(request: HttpRequest, record: Organisation, form: EditForm) -> None:
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    edit_action(
        organisation=record, values=values, version=form.cleaned_data["version"],
        actor=actor_of(request), at=timezone.now(),
    )  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """A field that the record and the form state differently."""

    label: Any
    stored: Any
    typed: Any


def _conflict(request: HttpRequest, pk: int, form: EditForm, conflict: Conflict) -> HttpResponse:
    """Show what the other editor wrote beside what was typed; sending it again writes it over theirs."""
    record = found(request, pk)
    now = initial_of(record)
    differences = [
        Difference(
            form.fields[name].label, form[name].field.prepare_value(now[name]), request.POST.get(name, "")
        )
        for name, typed in form.cleaned_data.items()
        if name != "version" and (now.get(name) or "") != (typed or "")
    ]
    again = EditForm(_with_version(request, record.version), initial=now)
    return _page(request, record, again, status=409, conflict=conflict.sentence, differences=differences)


def _with_version(request: HttpRequest, version: int) -> Any:
    typed = request.POST.copy()
    typed["version"] = str(version)
    return typed


def _page(
    request: HttpRequest, record: Organisation, form: EditForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"organisation": record, "form": form}
    return render(request, "parties/organisations/edit.html", context, status=status)
