"""The operator's page: queue, lag, runs, what they cost, what failed, matching again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rongtong.apps.matching.actions.again import match_again
from rongtong.apps.matching.models import Run
from rongtong.apps.matching.models.runs import State
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.runs import health, last_runs
from rongtong.apps.matching.rules.matching import OPERATE
from rongtong.apps.parties.web.acting import written
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of

TONES: dict[str, cells.Tone] = {"done": "good", "left": "neutral", "failed": "bad"}


class RunFilters(FilterForm):
    """By how a run ended."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=lambda: [("", gettext_lazy("All")), *State.choices]
    )


class AgainForm(forms.Form):
    """Which listing to match again."""

    code = forms.CharField(
        label=gettext_lazy("Number of a need or an offer"), max_length=20,
        help_text=gettext_lazy("As on its page: N12 or F7."),
    )  # fmt: skip


def _need(run: Run) -> Any:
    return cells.link(f"{run.need.code} {run.need}", reverse("catalogue:listing", args=(run.need_id,)))


TABLE = Table(
    columns=(
        Column("need", gettext_lazy("Need"), main=True, show=_need),
        Column("cause", gettext_lazy("Because of"), show=lambda run: run.cause.code, spare=True),
        Column(
            "state", gettext_lazy("State"),
            show=lambda run: cells.badge(run.get_state_display(), TONES[run.state]),
        ),
        Column("looked_at", gettext_lazy("Offers looked at"), figure=True, spare=True, sort="looked_at"),
        Column("kept", gettext_lazy("Candidates"), figure=True, sort="kept"),
        Column("took_ms", gettext_lazy("Milliseconds"), figure=True, sort="took_ms"),
        Column("fault", gettext_lazy("Fault"), spare=True, show=lambda run: run.fault or cells.NOTHING),
        Column("at", gettext_lazy("Run at"), show=lambda run: cells.moment(run.at), sort="at"),
    ),
)  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show how matching does; a post has one listing matched again."""
    actor, at = actor_of(request), timezone.now()
    need(actor, OPERATE)
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if written(form, lambda: match_again(code=code, actor=actor, at=at)):
            messages.success(request, _("It is matched again; the run appears below in some seconds."))
            return redirect("matching:operator")
    filters = RunFilters(request)
    context = {
        "health": health(actor, at), "form": form, "filters": filters, "weights": weights().version,
        "page": TABLE.page(request, filters.apply(last_runs(actor))),
    }  # fmt: skip
    return render(request, "matching/operator.html", context)
