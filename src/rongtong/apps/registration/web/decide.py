"""One application on the registrar's desk: the text with its doubtful clauses marked, and the decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.apps.registration.actions.deciding import register, send_back
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.checking import checked, places_of
from rongtong.apps.registration.queries.form import values_of
from rongtong.apps.registration.queries.marked import handed_in, marked_text
from rongtong.apps.registration.queries.next import next_of
from rongtong.apps.registration.queries.story import differences_of, story_of
from rongtong.apps.registration.rules.fields import fields_for, number_form
from rongtong.apps.registration.rules.reasons import REMARK, RETURN
from rongtong.apps.registration.rules.registrations import DECIDE
from rongtong.apps.registration.web.check import rows_of
from rongtong.apps.registration.web.frame import found, frame
from rongtong.apps.registration.web.one import DESK, facts_of, remarks_of
from rongtong.apps.registration.workflow.registrations import WORKFLOW
from rongtong.kit.workflow import offers, steps
from rongtong.lib.actor import Actor

REMARKS = 6
"""Rows for remarks; more go into a second return."""


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an application to the registrar."""
    return _page(request, found(request, pk, DECIDE))


def _page(request: HttpRequest, one: Registration, typed: dict[str, Any] | None = None) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    findings = checked(one.contract, now, fields=one.fields)
    offered = offers(one, actor, now)
    context = frame(request, one) | {
        "steps": steps(one), "next": next_of(one, actor), "facts": facts_of(one), "findings": findings,
        "rows": [row for row in rows_of(findings, one.contract, False) if not row["one"].present],
        "text": marked_text(one, findings), "form": _form(one), "differences": differences_of(one),
        "offers": [each for each in offered if each.name in DESK and not each.hindered],
        "hindered": _hindrance(one, actor, now),
        "places": places_of(one.kind, now), "whys": REMARK, "reasons": RETURN,
        "remark_rows": _rows(typed), "typed": typed or {},
        "number_form": number_form(now.date(), one.seller_home),
        "remarks": remarks_of(one), "history": story_of(one),
    }  # fmt: skip
    return render(request, "registration/decide.html", context, status=422 if typed else 200)


def _hindrance(one: Registration, actor: Actor, at: datetime) -> Any:
    """Say why it cannot be registered; a number that is not typed yet is no reason."""
    guards = [each for each in WORKFLOW.by_name["register"].guards if each.name != "has_number"]
    return next(filter(None, (each.refuses(one, actor, at) for each in guards)), "")


def _rows(typed: dict[str, Any] | None) -> list[dict[str, Any]]:
    given = list((typed or {}).get("remarks", ()))
    given += [("", "", "")] * (REMARKS - len(given))
    return [{"n": n, "place": row[0], "why": row[1], "text": row[2]} for n, row in enumerate(given, 1)]


def _form(one: Registration) -> list[dict[str, Any]]:
    """Give the fields as they were handed in, each with its source."""
    values = values_of(handed_in(one))
    fields = fields_for(one.kind, timezone.localdate(), one.seller_home)
    return [{"field": each, "value": values.get(each.code, "")} for each in fields]


@login_required
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the application with the remarks that were written."""
    one = found(request, pk, DECIDE)
    told = [
        tuple(request.POST.get(f"{name}-{n}", "").strip() for name in ("place", "why", "text"))
        for n in range(1, REMARKS + 1)
    ]
    typed = {
        "remarks": [row for row in told if row[0] or row[2]], "reason": request.POST.get("reason", ""),
        "note": request.POST.get("note", ""),
    }  # fmt: skip
    version = whole(request.POST.get("version"))
    try:
        send_back(registration=one, actor=actor_of(request), at=timezone.now(), version=version, **typed)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return _page(request, one, typed)
    messages.success(request, _("Returned. The seller reads your remarks beside each clause and field."))
    return redirect("registration:desk")


@login_required
@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Register it under the number given."""
    one = found(request, pk, DECIDE)
    typed = {"number": request.POST.get("number", ""), "note": request.POST.get("note", "")}
    version = whole(request.POST.get("version"))
    try:
        register(registration=one, actor=actor_of(request), at=timezone.now(), version=version, **typed)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return _page(request, one, {**typed, "fault": " ".join(fault.messages)})
    messages.success(request, _("Registered. Both sides are told the number."))
    return redirect("registration:decide", pk)
