"""Letting somebody act in one's place."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.parties.actions.delegations import delegate, end_delegation
from rongtong.apps.parties.queries.memberships import delegation, membership_of
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.apps.parties.web.members.forms import DelegateForm
from rongtong.apps.parties.web.organisations.page import found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who acts in one's place, and until when."""
    record, actor, now = found(request, pk), actor_of(request), timezone.now()
    own = membership_of(record, actor.id)
    if own is None or own.state != "active":
        messages.error(request, _("Only members can name somebody who acts for them."))
        return redirect("parties:organisation", pk)
    others = record.memberships.filter(state="active").exclude(pk=own.pk).select_related("user")
    form = DelegateForm(others, request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if written(form, lambda: delegate(principal=own, actor=actor, at=now, **values)):
            messages.success(request, _("Done. The person has been told."))
            return redirect("parties:members", pk)
    context = {"organisation": record, "form": form}
    return render(request, "parties/members/delegate.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation now."""
    actor = actor_of(request)
    given = delegation(actor, pk)
    end_delegation(delegation=given, actor=actor, at=timezone.now())
    messages.success(request, _("Ended."))
    return redirect("parties:members", given.organisation_id)
