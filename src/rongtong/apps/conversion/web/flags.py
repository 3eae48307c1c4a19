"""Doubts about deals: the auditor's list, one doubt with its evidence, the judgment."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.conversion.actions.judging import judge
from rongtong.apps.conversion.actions.looking import note_look
from rongtong.apps.conversion.models import Deal, Flag
from rongtong.apps.conversion.queries.deals import is_side, name_of, seen
from rongtong.apps.conversion.queries.flags import evidence, flags_seen
from rongtong.apps.conversion.rules.flags import JUDGE
from rongtong.apps.conversion.rules.padding import limits_on
from rongtong.apps.conversion.workflow.flags import WORKFLOW
from rongtong.apps.parties.web.acting import actor_of, moved, stories
from rongtong.kit.audit import queries as trail
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers
from rongtong.kit.workflow.badges import badge_of


def _what(flag: Flag) -> Any:
    return cells.link(flag.get_check_name_display(), reverse("conversion:flag", args=[flag.pk]))


TABLE = Table(
    (
        Column("what", _("What was tested"), show=_what, plain=lambda one: one.get_check_name_display(),
               main=True, sort="check_name"),
        Column("deal", _("Deal"), show=lambda one: f"{one.deal} {one.deal.title}"),
        Column("sum", _("Signed sum"), show=lambda one: cells.money(one.deal.signed_fen), figure=True,
               sort="deal__signed_fen"),
        Column("raised_at", _("Raised"), show=lambda one: cells.moment(one.raised_at), sort="raised_at"),
        Column("state", _("State"), show=badge_of, sort="state"),
    ),
    order=("raised_at", "pk"),
)  # fmt: skip


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the doubts in one state, those to be judged first."""
    actor = actor_of(request)
    need(actor, JUDGE)
    rows, chosen = flags_seen(actor), request.GET.get("state", "open")
    if chosen not in WORKFLOW.by_state:
        chosen = "open"
    tabs = [
        {"label": one.label, "url": f"?state={one.name}", "active": one.name == chosen,
         "count": rows.filter(state=one.name).count()}
        for one in WORKFLOW.states
    ]  # fmt: skip
    page = TABLE.page(request, rows.filter(state=chosen))
    return render(request, "conversion/flags.html", {"page": page, "tabs": tabs})


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a doubt. The deals that show it are named to who may open them; others are a number."""
    actor = actor_of(request)
    flag = get_object_or_404(flags_seen(actor), pk=pk)
    if not is_side(flag.deal, actor):
        note_look(deal=flag.deal, actor=actor, at=timezone.now())
    shown = evidence(flag)
    may = set(seen(actor).filter(pk__in=[one.pk for one in shown]).values_list("pk", flat=True))
    context: dict[str, Any] = {
        "flag": flag, "limits": limits_on(timezone.localdate(flag.deal.signed_at)),
        "rows": [_row(one, request) for one in shown if one.pk in may],
        "more": len(shown) - len(may), "reason": _reason(flag),
        "offers": offers(flag, actor, timezone.now()), "state": WORKFLOW.by_state[flag.state],
        "history": stories(sorted(trail.of(flag), key=lambda entry: -entry.number)),
    }  # fmt: skip
    return render(request, "conversion/flag.html", context)


def _row(deal: Deal, request: HttpRequest) -> dict[str, Any]:
    actor = actor_of(request)
    return {"deal": deal, **{role: name_of(deal, role, actor) for role in ("buyer", "seller")}}


def _reason(flag: Flag) -> Any:
    """Give the words of the typed reason of the last judgment."""
    return next(
        (words for one in WORKFLOW.transitions for code, words in one.reasons if code == flag.reason), ""
    )


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Clear it, uphold it, open it again."""
    flag = get_object_or_404(flags_seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        if name not in WORKFLOW.by_name:
            raise Http404
        return judge(flag=flag, step=name, **given)

    return moved(request, flag, do, reverse("conversion:flag", args=[pk]))
