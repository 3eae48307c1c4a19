"""The deals behind a figure, and one deal with what counts of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.conversion.actions.looking import note_look
from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.choices import StepName
from rongtong.apps.conversion.models.deals import STEPS
from rongtong.apps.conversion.queries.deals import NAMED, is_side, name_of, seen
from rongtong.apps.conversion.queries.flags import flags_of
from rongtong.apps.conversion.queries.one import looked_at, records_of, steps_of
from rongtong.apps.conversion.web.filters import DealFilter
from rongtong.apps.conversion.workflow.flags import WORKFLOW as FLAGS
from rongtong.apps.parties.web.acting import actor_of, stories
from rongtong.kit.pages import cells
from rongtong.kit.pages.export import export
from rongtong.kit.pages.tables import Column, Table
from rongtong.lib.actor import Actor


class ListFilter(DealFilter):
    """As the figures, and by the step reached and whether it is under review."""

    step = forms.ChoiceField(label=_("Step reached"), choices=[("", _("All")), *StepName.choices])
    held = forms.ChoiceField(
        label=_("Which deals"), choices=[("", _("Counted")), ("yes", _("Under review")), ("any", _("Both"))]
    )

    def filter_step(self, rows: QuerySet[Deal], name: str) -> QuerySet[Deal]:
        """Keep what reached a step."""
        return rows.filter(**{f"{name}_at__isnull": False})

    def filter_held(self, rows: QuerySet[Deal], value: str) -> QuerySet[Deal]:
        """Leave it to ``narrowed``: without a wish only what counts is shown."""
        return rows

    def narrowed(self, rows: QuerySet[Deal]) -> QuerySet[Deal]:
        """Apply all, and show what the figure counted."""
        kept = self.apply(rows)
        held = self.cleaned_data.get("held", "")
        return kept if held == "any" else kept.filter(held=held == "yes")


def _link(deal: Deal) -> Any:
    return cells.link(deal.title or str(deal), reverse("conversion:deal", args=[deal.pk]))


def _last(deal: Deal) -> str:
    reached = [name for name in STEPS if deal.at_step(name)]
    return str(StepName(reached[-1]).label) if reached else ""


def _table(actor: Actor, step: str) -> Table:
    when = f"{step}_at" if step in STEPS else "began_at"
    label = StepName(step).label if step in STEPS else _("Deal began")
    return Table(
        (
            Column("title", _("Deal"), show=_link, plain=lambda one: one.title, main=True),
            Column("code", _("Number"), show=str, spare=True),
            Column("buyer", _("Buyer"), show=lambda one: name_of(one, "buyer", actor)),
            Column("seller", _("Seller"), show=lambda one: name_of(one, "seller", actor)),
            Column("kind", _("Kind of deal"), show=lambda one: one.get_kind_display(), sort="kind"),
            Column("channel", _("How it began"), show=lambda one: one.get_channel_display(), spare=True),
            Column("last", _("Came as far as"), show=_last),
            Column("when", label, show=lambda one: cells.moment(getattr(one, when)),
                   plain=lambda one: getattr(one, when), sort=when),
            _sum("signed_fen", _("Signed sum")), _sum("paid_fen", _("Paid sum")),
        ),
        order=(f"-{when}", "-pk"),
    )  # fmt: skip


def _sum(name: str, label: Any) -> Column:
    return Column(
        name, label, show=lambda one: cells.money(getattr(one, name)) if getattr(one, name) else "",
        plain=lambda one: getattr(one, name) / 100, figure=True, sort=name,
    )  # fmt: skip


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Show the deals behind a figure; as a spreadsheet with ``?export=``."""
    actor, form = actor_of(request), ListFilter(request)
    rows = form.narrowed(seen(actor)).select_related(*NAMED)
    table = _table(actor, request.GET.get("step", ""))
    if (answer := export(table, request, rows, "deals")) is not None:
        return answer
    context = {"page": table.page(request, rows), "filters": form, "narrowed": bool(form.chips)}
    return render(request, "conversion/deals.html", context)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one deal. Who is neither side leaves a line that both read."""
    actor = actor_of(request)
    deal = get_object_or_404(seen(actor).select_related(*NAMED), pk=pk)
    own = is_side(deal, actor)
    if not own:
        note_look(deal=deal, actor=actor, at=timezone.now())
    context: dict[str, Any] = {
        "deal": deal, "is_side": own,
        "names": {role: name_of(deal, role, actor) for role in ("buyer", "seller")},
        "steps": steps_of(deal), "records": records_of(deal, actor),
        "looks": stories(looked_at(deal)),
        "flags": [(one, FLAGS.by_state[one.state]) for one in flags_of(deal)],
    }  # fmt: skip
    return render(request, "conversion/deal.html", context)
