"""One campaign: what is to be done, how far it is, how good what came in is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.queries import coverage
from rongtong.apps.campaigns.queries.campaigns import seen
from rongtong.apps.campaigns.queries.coverage import Line
from rongtong.apps.campaigns.rules.campaigns import PLAN
from rongtong.apps.campaigns.web.tabs import tabs_of
from rongtong.apps.campaigns.workflow.sharing import shared
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages.export import plain, spreadsheet
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers, steps

_GROUPS = {"region": coverage.by_region, "industry": coverage.by_industry, "officer": coverage.by_officer}
SHOWN = 12
"""Lines of a table of coverage that stand open; the rest is in the file."""


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show a campaign; ``?export=xlsx`` gives its coverage as a file."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    groups = [(name, read(campaign, actor)) for name, read in _GROUPS.items()]
    if request.GET.get("export") == "xlsx":
        return spreadsheet(_sheet(groups), f"campaign-{campaign.pk}")
    whole = coverage.whole(campaign, actor)
    may = can(actor, PLAN, campaign)
    context = {
        "campaign": campaign, "whole": whole, "stats": _stats(campaign, whole), "may": may,
        "groups": [
            {"title": title_of(name), "rows": _linked(campaign, name, rows)[:SHOWN],
             "more": len(rows) > SHOWN}
            for name, rows in groups
        ],
        "quality": coverage.quality(campaign, actor) if campaign.started_at else None,
        "offers": [one for one in offers(campaign, actor, timezone.now()) if one.name != "run_out"],
        "steps": steps(campaign), "tabs": tabs_of(campaign, "campaign"),
        "shared": len(shared(campaign)) if campaign.state == "draft" and may else 0,
    }  # fmt: skip
    return render(request, "campaigns/campaign.html", context)


def title_of(name: str) -> str:
    """Give the heading of a table of coverage."""
    return {"region": _("By county"), "industry": _("By industry"), "officer": _("By officer")}[name]


def records(campaign: Campaign, **filters: str) -> str:
    """Give the address of the records behind a figure."""
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return reverse("campaigns:targets", args=[campaign.pk]) + (f"?{query}" if query else "")


def _linked(campaign: Campaign, name: str, rows: list[Line]) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        part = {name: row.key or "-"}
        cells = [
            (row.asked, records(campaign, **part)), (row.opened, records(campaign, opened="yes", **part)),
            *((getattr(row, state), records(campaign, state=state, **part))
              for state in ("answered", "none", "unreachable")),
        ]  # fmt: skip
        found.append({"label": row.label or _("not known"), "cells": cells, "share": row.share})
    return found


def _stats(campaign: Campaign, whole: Line) -> list[dict[str, Any]]:
    rows = [
        (_("Firms asked"), whole.asked, {}, "send", "info"),
        (_("Opened"), whole.opened, {"opened": "yes"}, "eye", "info"),
        (_("Have answered"), whole.answered, {"state": "answered"}, "check", "good"),
        (_("None now"), whole.none, {"state": "none"}, "circle-minus", "neutral"),
        (_("Not reached"), whole.unreachable, {"state": "unreachable"}, "phone-off", "bad"),
        (_("Declined"), whole.declined, {"state": "declined"}, "hand-stop", "warn"),
    ]  # fmt: skip
    return [
        {"label": label, "value": value, "url": records(campaign, **part), "icon": icon, "tone": tone}
        for label, value, part, icon, tone in rows
    ]


def _sheet(groups: list[tuple[str, list[Line]]]) -> Any:
    yield [
        "",
        "",
        _("Firms asked"),
        _("Opened"),
        _("Have answered"),
        _("None now"),
        _("Not reached"),
        _("Declined"),
        "%",
    ]
    for name, rows in groups:
        for row in rows:
            yield [
                title_of(name), plain(row.label or _("not known")), row.asked, row.opened, row.answered,
                row.none, row.unreachable, row.declined, row.share,
            ]  # fmt: skip
