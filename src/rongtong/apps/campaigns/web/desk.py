"""The list of campaigns, a new one, its plan, its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.campaigns.actions import planning
from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.queries.campaigns import centres_of, seen, with_counts
from rongtong.apps.campaigns.rules.campaigns import PLAN, VIEW
from rongtong.apps.campaigns.web.forms import PlanForm, initial_of
from rongtong.apps.parties.web.acting import actor_of, moved, status_of, written
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import state
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import workflow_of


def state_cell(record: Any) -> Any:
    """Give the badge of a record's state."""
    shown = workflow_of(record).by_state[record.state]
    return state(shown.label, shown.kind)


def _name(campaign: Campaign) -> Any:
    return cells.link(campaign.name, reverse("campaigns:campaign", args=[campaign.pk]))


def _share(campaign: Any) -> str:
    asked, said = campaign.asked_count, campaign.said_count
    return f"{said:,} / {asked:,} ({100 * said // asked} %)" if asked else "0"


TABLE = Table(
    (
        Column("name", _("Campaign"), show=_name, plain=lambda one: one.name, main=True, sort="name"),
        Column("state", _("State"), show=state_cell, sort="state"),
        Column("centre", _("Centre"), show=lambda one: one.centre.name),
        Column("said", _("Have answered"), show=_share, figure=True),
        Column("ends_at", _("Open until"), show=lambda one: cells.moment(one.ends_at), sort="ends_at"),
    ),
    order=("-created_at", "-pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the campaigns one sees, newest first."""
    actor = actor_of(request)
    need(actor, VIEW)
    page = TABLE.page(request, with_counts(seen(actor)), seen(actor).count())
    may = can(actor, PLAN)
    return render(request, "campaigns/list.html", {"page": page, "may": may})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan a campaign; whom to ask is chosen next."""
    actor, now = actor_of(request), timezone.now()
    need(actor, PLAN)
    form = PlanForm(request.POST or None, centres=centres_of(actor, now))
    made: list[Campaign] = []

    def do() -> None:
        centre = form.cleaned_data["centre"]
        made.append(planning.plan(centre=centre, values=form.values(), actor=actor, at=now))

    if request.method == "POST" and form.is_valid() and written(form, do):
        return redirect("campaigns:add", made[0].pk)
    status = 422 if form.is_bound else 200
    return render(request, "campaigns/plan.html", {"form": form, "campaign": None}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the plan."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    need(actor, PLAN, campaign)
    form = PlanForm(request.POST or None, initial=initial_of(campaign))

    def do() -> None:
        version = form.cleaned_data["version"]
        planning.edit(
            campaign=campaign, values=form.values(), version=version, actor=actor, at=timezone.now()
        )

    def now() -> dict[str, Any]:
        return initial_of(get_object_or_404(seen(actor), pk=pk))

    if request.method == "POST" and form.is_valid() and written(form, do, now):
        messages.success(request, _("Saved."))
        return redirect("campaigns:campaign", pk)
    status = (409 if status_of(form) == 409 else 422) if form.is_bound else 200
    return render(request, "campaigns/plan.html", {"form": form, "campaign": campaign}, status=status)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Start, extend, close, call off or drop."""
    campaign = get_object_or_404(seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return planning.move(campaign=campaign, step=name, **given)

    return moved(request, campaign, do, reverse("campaigns:campaign", args=[pk]))


@login_required
@require_POST
def relink(request: HttpRequest, pk: int) -> HttpResponse:
    """Give another public link."""
    campaign = get_object_or_404(seen(actor_of(request)), pk=pk)
    planning.new_public_link(campaign=campaign, actor=actor_of(request), at=timezone.now())
    messages.success(request, _("The old public link is void. Spread the new one."))
    return redirect("campaigns:cards", pk)
