"""The operator's page of the weights: what counts, what is proposed, one click back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rongtong.apps.matching.actions.weighing import ask_to_learn, put_in_force, refuse
from rongtong.apps.matching.models import WeightsVersion
from rongtong.apps.matching.models.weighing import Refusal
from rongtong.apps.matching.queries import weighing
from rongtong.apps.matching.queries.learned import last_learning, shown, work_under_way
from rongtong.apps.matching.queries.learning import standing
from rongtong.apps.matching.rules.weights import WEIGH
from rongtong.apps.parties.web.acting import whole, written
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Conflict


class AcceptForm(forms.Form):
    """Why it shall count."""

    reason = forms.CharField(
        label=gettext_lazy("Why these shall count"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Which rankings you looked at, and what is better."),
    )  # fmt: skip


class RefuseForm(forms.Form):
    """Why it shall not."""

    refusal = forms.ChoiceField(
        label=gettext_lazy("Why not"), choices=Refusal.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=500, required=False)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what counts and what is proposed; a post learns, accepts, refuses or goes back."""
    actor = actor_of(request)
    need(actor, WEIGH)
    step = request.POST.get("do", "") if request.method == "POST" else ""
    accept = AcceptForm(request.POST if step == "accept" else None)
    refusal = RefuseForm(request.POST if step == "refuse" else None)
    if step and _done(request, step, accept, refusal):
        return redirect("matching:weights")
    proposals = [shown(one) for one in weighing.open_proposals(actor)]
    change = weighing.last_change()
    context: dict[str, Any] = {
        "change": change, "number": change.number if change else 0, "weights": weighing.in_force(),
        "standing": standing(), "proposals": proposals, "accept": accept, "refuse": refusal,
        "history": list(weighing.changes(actor)[:50]), "refused": list(weighing.refused(actor)[:20]),
        "job": work_under_way(), "outcome": last_learning(), "typed": whole(request.POST.get("version")),
    }  # fmt: skip
    return render(request, "matching/weights.html", context)


def _done(request: HttpRequest, step: str, accept: AcceptForm, refusal: RefuseForm) -> bool:
    """Do what was posted; False when the page is to be shown again with what was typed."""
    actor, at, seen = actor_of(request), timezone.now(), whole(request.POST.get("seen")) or 0
    try:
        if step == "learn":
            ask_to_learn(actor=actor, at=at)
            messages.success(request, _("Learning has begun; this page shows what it came to."))
            return True
        version = _version(request)
        if step == "back":
            words = _("Back to %(version)s") % {"version": version or _("the weights that come along")}
            put_in_force(version=version, seen=seen, reason=words, actor=actor, at=at)
        elif step == "accept" and accept.is_valid():
            why = accept.cleaned_data["reason"]
            if version is None or not written(
                accept, lambda: put_in_force(version=version, seen=seen, reason=why, actor=actor, at=at)
            ):
                return False
        elif step == "refuse" and refusal.is_valid() and version is not None:
            refuse(version=version, actor=actor, at=at, **refusal.cleaned_data)
            messages.success(request, _("Refused. It stays in the list with the reason."))
            return True
        else:
            return False
    except Conflict as fault:
        messages.error(request, fault.sentence)
        return False
    messages.success(request, _("These weights count now; every need is being ranked anew."))
    return True


def _version(request: HttpRequest) -> WeightsVersion | None:
    """Give the version meant; None for the one that comes along. 404 for one that is not there."""
    key = request.POST.get("version", "")
    return get_object_or_404(WeightsVersion, pk=whole(key)) if key else None
