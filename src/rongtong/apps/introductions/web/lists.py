"""My introductions, those of a centre's regions, and those nobody answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.queries import lists
from rongtong.apps.introductions.queries.doors import doors
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.introductions.rules.introductions import SERVE
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.introductions.workflow.introductions import WORKFLOW
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.pages.tags.values import state
from rongtong.kit.permissions import can, need
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor

LABELS = {
    "me": _("Waits for me"), "them": _("Waits for them"), "under_way": _("Under way"), "ended": _("Over"),
    "region": _("In my regions"),
}  # fmt: skip
EMPTY = {
    "me": (_("Nothing waits for you"), _("Requests to answer, times to pick and minutes stand here.")),
    "them": (_("You wait for nobody"), _("Whom you have asked, and what they have still to do.")),
    "under_way": (_("Nothing is under way"), _("When both sides have said yes, the talk stands here.")),
    "ended": (_("Nothing has ended"), _("What was declined or ended stands here with its reason.")),
    "region": (_("No introductions in your regions"), _("As soon as somebody asks, it stands here.")),
}  # fmt: skip


class Filters(FilterForm):
    """Narrow by state, by the side that asked, by a word of the titles."""

    q = forms.CharField(label=_("Word in a title"), max_length=40)
    state = forms.ChoiceField(label=_("State"), choices=[("", "—"), *WORKFLOW.choices()])
    asked_by = forms.ChoiceField(label=_("Asking side"), choices=[("", "—"), *Role.choices])

    def filter_q(self, records: QuerySet[Introduction], value: str) -> QuerySet[Introduction]:
        """Look in both titles."""
        return records.filter(Q(need__title__icontains=value) | Q(offer__title__icontains=value))


def _table(actor: Actor) -> Table:
    return Table(
        (
            Column("about", _("Need and offer"), show=_about, plain=_title, main=True),
            Column("with", _("With"), show=lambda one: _with(one, actor)),
            Column("state", _("State"), show=state_cell, sort="state"),
            Column(
                "asked_at", _("Day of asking"), show=lambda one: cells.moment(one.asked_at), sort="asked_at"
            ),
            Column("due_at", _("Answer due"), show=_due, sort="due_at"),
        ),
        order=("-asked_at", "-pk"),
    )


def _title(one: Introduction) -> str:
    return f"{one.need} · {one.offer}"


def _about(one: Introduction) -> Any:
    return cells.link(_title(one), reverse("introductions:one", args=[one.pk]))


def _with(one: Introduction, actor: Actor) -> str:
    own = side_of(actor, one)
    roles = [str(OTHER[Role(own)])] if own else Role.values
    return " · ".join(shown(one, role, actor).name for role in roles)


def state_cell(one: Introduction) -> Any:
    """Give the badge of the state."""
    there = WORKFLOW.by_state[one.state]
    return state(there.label, there.kind)


def _due(one: Introduction) -> Any:
    return cells.deadline(one.due_at) if one.state in lists.ASKED else ""


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show one tab of the reader's introductions; the first that holds something unless one is asked for."""
    actor, at = actor_of(request), timezone.now()
    numbers, serves = lists.counts(actor, at), can(actor, SERVE)
    tabs = [*lists.TABS, *(["region"] if serves else [])]
    filled = next((name for name in lists.TABS if numbers[name]), "region" if serves else "me")
    chosen = request.GET.get("tab", "") if request.GET.get("tab") in tabs else filled
    records = seen(actor) if chosen == "region" else lists.tab(actor, chosen, at)
    form = Filters(request)
    page = _table(actor).page(request, form.apply(records))
    items = [
        {"label": LABELS[name], "url": f"?tab={name}", "active": name == chosen, "count": numbers.get(name)}
        for name in tabs
    ]
    title, body = EMPTY[chosen]
    context = {
        "page": page, "filters": form, "tabs": items, "empty_title": title, "empty_body": body,
        "narrowed": bool(form.chips), "serves": serves, "first": not any(numbers.values()), "doors": doors(),
    }  # fmt: skip
    return render(request, "introductions/list.html", context)


@login_required
@require_safe
def silent(request: HttpRequest) -> HttpResponse:
    """Show what nobody answered, to those who serve either side's region."""
    actor = actor_of(request)
    need(actor, SERVE)
    page = QUEUE.page(request, lists.unanswered(actor))
    rows = [_silent(row.record, actor) for row in page.rows]
    return render(request, "introductions/silent.html", {"page": page, "rows": rows})


QUEUE = Table(
    (Column("about", _("Need and offer"), show=_title, main=True),), order=("taken_at", "silent_at")
)


def _silent(one: Any, actor: Actor) -> dict[str, Any]:
    return {
        "one": one, "asking": shown(one, one.asked_by, actor), "asked": shown(one, one.asked_of, actor),
        "notes": list(one.notes.all())[:3],
    }  # fmt: skip
