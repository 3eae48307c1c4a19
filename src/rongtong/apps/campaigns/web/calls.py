"""Whom to telephone today, each with its results as one tap."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.campaigns.actions.calling import note_call
from rongtong.apps.campaigns.models.calls import Result
from rongtong.apps.campaigns.queries.calls import to_call
from rongtong.apps.campaigns.rules.campaigns import WORK
from rongtong.apps.campaigns.web.forms import CallForm
from rongtong.apps.campaigns.web.one import fields_of, found
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import need

SHOWN = 20
"""Calls of one page: as many as an officer makes in a morning."""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show who is to be telephoned today, those that wait longest first."""
    actor, today = actor_of(request), timezone.localdate()
    need(actor, WORK)
    rows = to_call(actor, today)
    shown = [{"target": one, "fields": fields_of(one)} for one in rows[:SHOWN]]
    context = {"rows": shown, "total": rows.count(), "results": Result.choices}
    return render(request, "campaigns/calls.html", context)


@login_required
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what a call came to; back to the list or to the target."""
    target, form = found(request, pk), CallForm(request.POST)
    back = reverse("campaigns:calls") if request.GET.get("back") == "calls" else ""
    back = back or reverse("campaigns:target", args=[pk])
    given: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    try:
        if "result" not in given:
            raise ValidationError(_("Choose what the call came to."))
        note_call(target=target, actor=actor_of(request), at=timezone.now(), result=given["result"],
                  next_on=given.get("next_on"))  # fmt: skip
        messages.success(request, _("Noted: %(name)s") % {"name": target.name})
    except ValidationError as fault:
        messages.error(request, " ".join([target.name + ":", *fault.messages]))
    return redirect(back)
