"""The conversion account: how many deals come how far. Each figure opens its deals."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.conversion.queries.deals import every_deal, seen, sees_all
from rongtong.apps.conversion.queries.funnel import FEWEST, Funnel, Line, funnel
from rongtong.apps.conversion.rules.flags import JUDGE
from rongtong.apps.conversion.web.filters import DealFilter
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages.cells import money
from rongtong.kit.pages.export import plain, spreadsheet
from rongtong.kit.pages.tables import changed
from rongtong.kit.permissions import can

OWN, ALL = "own", "all"


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Show it for the deals the reader may open, or for all as figures only."""
    actor, form = actor_of(request), DealFilter(request)
    signed_in, everything = actor.kind == "user", sees_all(actor)
    scope = OWN if signed_in and request.GET.get("scope", OWN) == OWN else ALL
    opens = everything or scope == OWN
    rows = seen(actor) if scope == OWN else every_deal()
    found = funnel(form.apply(rows), open_records=opens)
    if request.GET.get("export") == "xlsx":
        return spreadsheet(_sheet(found), "conversion")
    context: dict[str, Any] = {
        "found": found, "filters": form, "tabs": _tabs(request, scope, everything) if signed_in else [],
        "opens": opens, "few": FEWEST, "judges": can(actor, JUDGE),
        "lines": [_shown(request, line, opens) for line in found.lines],
        "chart": _chart(found), "columns": (_("Step"), _("Deals")),
        "rows": [(line.label, _figure(line.count)) for line in found.lines],
        "review_url": records(request, held="yes") if opens else "",
        "total_url": records(request) if opens else "",
    }  # fmt: skip
    return render(request, "conversion/funnel.html", context)


def records(request: HttpRequest, **changes: str) -> str:
    """Give the address of the deals behind a figure: the same filters, and what it counts."""
    return reverse("conversion:deals") + changed(request.GET, scope=None, export=None, sort=None, **changes)


def _tabs(request: HttpRequest, scope: str, everything: bool) -> list[dict[str, Any]]:
    if everything:
        return []
    labels = {OWN: _("What I may open"), ALL: _("Whole platform")}
    return [
        {"label": label, "url": changed(request.GET, scope=name, export=None), "active": name == scope}
        for name, label in labels.items()
    ]


def _shown(request: HttpRequest, line: Line, opens: bool) -> dict[str, Any]:
    return {
        "line": line,
        "url": records(request, step=line.step) if opens and line.count else "",
        "review_url": records(request, step=line.step, held="yes") if opens and line.review else "",
        "money": money(line.fen) if line.fen is not None else "",
    }


def _figure(count: int | None) -> str:
    return f"{count:,}" if count is not None else f"< {FEWEST}"


def _chart(found: Funnel) -> dict[str, Any]:
    """Give bars from the first step down; what is too few to be told is no bar."""
    return {
        "grid": {"left": 8, "right": 56, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [line.label for line in found.lines]},
        "series": [
            {"type": "bar", "barMaxWidth": 22, "label": {"show": True, "position": "right"},
             "data": [line.count for line in found.lines]},
        ],
    }  # fmt: skip


def _sheet(found: Funnel) -> Any:
    yield [
        plain(_("Step")), plain(_("Deals")), plain(_("Of all deals, %")), plain(_("Of the step before, %")),
        plain(_("Median days")), plain(_("Yuan")), plain(_("Under review")),
    ]  # fmt: skip
    for line in found.lines:
        yield [
            plain(line.label), _figure(line.count) if line.few else plain(line.count), _cut(line.share),
            _cut(line.onward), _cut(line.days), plain(None if line.fen is None else line.fen / 100),
            plain(line.review),
        ]  # fmt: skip


def _cut(value: float | None) -> Any:
    return "" if value is None else round(value, 1)
