"""The list of targets: filters, who works on whom, the whole as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.campaigns.actions import targets as write
from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST, Source
from rongtong.apps.campaigns.queries.campaigns import seen, targets_of
from rongtong.apps.campaigns.queries.officers import officers_for
from rongtong.apps.campaigns.rules.campaigns import PLAN
from rongtong.apps.campaigns.web.desk import state_cell
from rongtong.apps.campaigns.web.tabs import tabs_of
from rongtong.apps.campaigns.workflow.targets import WORKFLOW
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells
from rongtong.kit.pages.export import export
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import can, need

_LISTED = "listed"


def _name(target: Target) -> Any:
    return cells.link(target.name, reverse("campaigns:target", args=[target.pk]))


def _region(target: Target) -> str:
    return vocab.label(vocab.REGION, target.region)


TABLE = Table(
    (
        Column("name", _("Organisation"), show=_name, plain=lambda one: one.name, sort="name", main=True),
        Column("state", _("State"), show=state_cell, sort="state"),
        Column("region", _("County or district"), show=_region, sort="region"),
        Column("officer", _("Officer"), show=lambda one: one.officer or "", sort="officer__name"),
        Column("invited_at", _("Asked on"), show=lambda one: cells.moment(one.invited_at), sort="invited_at",
               plain=lambda one: one.invited_at),
        Column("reminded", _("Reminders"), figure=True, sort="reminded", spare=True),
        Column("call_on", _("Telephone on"), show=lambda one: cells.deadline(one.call_on), sort="call_on",
               plain=lambda one: one.call_on, spare=True),
        Column("missing", _("Missing"), show=lambda one: "、".join(one.missing), spare=True),
    ),
    order=("name", "pk"), size=50,
)  # fmt: skip


class TargetFilters(FilterForm):
    """By state, place, industry, officer and source."""

    q = forms.CharField(label=_("Name or credit code"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *WORKFLOW.choices()])
    region = forms.CharField(label=_("County or district"), widget=forms.HiddenInput)
    industry = forms.CharField(label=_("Industry"), widget=forms.HiddenInput)
    officer = forms.CharField(label=_("Officer"), widget=forms.HiddenInput)
    opened = forms.BooleanField(label=_("Opened the link"))
    source = forms.ChoiceField(
        label=_("How it came in"), choices=[("", _("Those on the list")), *Source.choices]
    )

    def filter_q(self, rows: QuerySet[Target], value: str) -> QuerySet[Target]:
        """Find by name or code."""
        return rows.filter(name__icontains=value) | rows.filter(uscc=value.upper())

    def filter_region(self, rows: QuerySet[Target], value: str) -> QuerySet[Target]:
        """Narrow to a county."""
        return rows.filter(region="" if value == "-" else value)

    def filter_industry(self, rows: QuerySet[Target], value: str) -> QuerySet[Target]:
        """Narrow to a division; - stands for not known."""
        return rows.filter(industry="") if value == "-" else rows.filter(industry__startswith=value)

    def filter_officer(self, rows: QuerySet[Target], value: str) -> QuerySet[Target]:
        """Narrow to whom they were given to; - stands for nobody."""
        return rows.filter(officer=whole(value)) if value != "-" else rows.filter(officer=None)

    def filter_opened(self, rows: QuerySet[Target], value: bool) -> QuerySet[Target]:
        """Narrow to those who opened the link."""
        return rows.filter(opened_at__isnull=False)

    def _words(self, name: str) -> str:
        value = str(self.cleaned_data[name])
        if name in ("region", "industry") and value != "-":
            return vocab.label(vocab.REGION if name == "region" else vocab.INDUSTRY, value) or value
        return super()._words(name)


def filtered(request: HttpRequest, campaign: Campaign) -> tuple[QuerySet[Target], TargetFilters]:
    """Give the targets the request asks for; without a wish those on the list."""
    filters = TargetFilters(request)
    rows = filters.apply(targets_of(campaign, actor_of(request)))
    if not request.GET.get("source"):
        rows = rows.filter(source__in=ON_LIST)
    if not request.GET.get("state"):
        rows = rows.exclude(state="withdrawn")
    return rows, filters


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the targets of a campaign."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    rows, filters = filtered(request, campaign)
    rows = rows.select_related("officer")
    answer = export(TABLE, request, rows, f"targets-{campaign.pk}")
    if answer is not None:
        return answer
    may = can(actor, PLAN, campaign)
    officers = list(officers_for(_areas(campaign), timezone.now())) if may else []
    bulk = [
        {"name": f"give:{one.pk}", "label": gettext("Give to %(who)s") % {"who": one}} for one in officers[:8]
    ]
    context = {
        "campaign": campaign, "page": TABLE.page(request, rows), "filters": filters, "may": may,
        "bulk": [*bulk, {"name": "give:", "label": gettext("Take from its officer")}] if bulk else [],
        "tabs": tabs_of(campaign, "targets"),
        "nobody": targets_of(campaign, actor).filter(officer=None).exclude(state="withdrawn").exists(),
    }  # fmt: skip
    return render(request, "campaigns/targets.html", context)


def _areas(campaign: Campaign) -> list[str]:
    return [area.region for area in campaign.areas.all()] or [campaign.region]


@login_required
@require_POST
def several(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the chosen rows to an officer."""
    actor, now = actor_of(request), timezone.now()
    campaign = get_object_or_404(seen(actor), pk=pk)
    need(actor, PLAN, campaign)
    name, _colon, key = request.POST.get("action", "").partition(":")
    chosen = [int(one) for one in request.POST.getlist("chosen")[:500] if whole(one) is not None]
    if name != "give" or not chosen:
        messages.info(request, _("Choose rows first."))
        return redirect("campaigns:targets", pk)
    officer = officers_for(_areas(campaign), now).filter(pk=whole(key)).first() if key else None
    try:
        given = write.assign(campaign=campaign, targets=chosen, officer=officer, actor=actor, at=now)
        _say_given(request, given)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("campaigns:targets", pk)


@login_required
@require_POST
def evenly(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everybody without an officer to one who serves the place."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    given = write.assign_evenly(campaign=campaign, actor=actor, at=timezone.now())
    if given:
        _say_given(request, given)
    else:
        messages.warning(request, _("No officer serves these places. Post one to the centre first."))
    return redirect("campaigns:targets", pk)


def _say_given(request: HttpRequest, given: int) -> None:
    told = ngettext("%(n)s target was given.", "%(n)s targets were given.", given) % {"n": given}
    messages.success(request, told)
