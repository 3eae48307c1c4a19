"""One trial: its terms and days, what is next, evidence of use, what was done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.contracts.actions import trying as act
from rongtong.apps.contracts.actions.looking import note_trial_look
from rongtong.apps.contracts.models import Contract, Trial
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.queries.trials import is_side, seen, sides_for, story_of, usages_of, usages_seen
from rongtong.apps.contracts.rules.kinds import subkinds
from rongtong.apps.contracts.rules.trials import CONVERT, TRY
from rongtong.apps.contracts.web.forms_trials import ConvertForm, UseForm
from rongtong.apps.contracts.workflow.trials import USED
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.parties.rules.sides import READ
from rongtong.apps.parties.web.acting import actor_of, moved, stories, written
from rongtong.kit import clocks
from rongtong.kit.files import link
from rongtong.kit.pages import cells
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers, steps, workflow_of

OWN_FORMS = ("convert",)
"""Steps that have a form of their own; the others are buttons."""


def found(request: HttpRequest, pk: int) -> Trial:
    """Give a trial the reader may open; 404 for any other. Who is of neither side leaves a line."""
    actor = actor_of(request)
    trial = get_object_or_404(seen(actor), pk=pk)
    if request.method == "GET" and not is_side(trial, actor, READ):
        note_trial_look(trial=trial, actor=actor, at=timezone.now())
    return trial


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it."""
    return page(request, found(request, pk))


def page(request: HttpRequest, trial: Trial, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Draw the page, with a form that was sent and did not pass."""
    actor, now = actor_of(request), timezone.now()
    mine = sides_for(trial, actor)
    may_convert = trial.state == "running" and can(actor, CONVERT, trial)
    clock = clocks.of(trial).filter(stopped_at=None).first()
    context: dict[str, Any] = {
        "trial": trial, "steps": steps(trial), "facts": facts_of(trial), "mine": mine,
        "my_side": ", ".join(str(Side(side).label) for side in mine), "due": clock.due_at if clock else None,
        "offers": [one for one in offers(trial, actor, now) if one.name not in OWN_FORMS],
        "convert_form": ConvertForm(initial={"version": trial.version}) if may_convert else None,
        "use_form": UseForm(initial={"on": timezone.localdate()})
        if mine and trial.state in USED and can(actor, TRY, trial) else None,
        "usages": [_row(one, actor, now) for one in usages_of(trial)], "owed": about(trial).first(),
        "history": stories(story_of(trial)), "left": _left(trial),
    }  # fmt: skip
    return render(request, "contracts/trial.html", context | forms, status=status)


def _left(trial: Trial) -> int | None:
    """Give the days until the last one; None when none are counted."""
    if trial.state != "running" or trial.ends_on is None:
        return None
    return (trial.ends_on - timezone.localdate()).days


def _row(one: Any, actor: Any, now: Any) -> dict[str, Any]:
    shown = workflow_of(one).by_state[one.state]
    return {
        "one": one, "shown": shown, "url": reverse("contracts:usage_move", args=[one.pk]),
        "files": [(each.name, link(each)) for each in one.files.all()],
        "offers": [each for each in offers(one, actor, now) if not each.hindered],
    }  # fmt: skip


def facts_of(trial: Trial) -> list[tuple[str, Any]]:
    """Give its terms as (label, value)."""
    begun = timezone.localdate(trial.accepted_at) if trial.accepted_at else None
    days = [one.isoformat() for one in (begun, trial.ends_on) if one]
    span = " – ".join(days) if days else cells.NOTHING
    return [
        (_("Owner of the result"), str(trial.seller)), (_("Tried by"), str(trial.buyer)),
        (_("What may be used"), trial.scope), (_("For how long"), _("%(n)d months") % {"n": trial.months}),
        (_("Fee of the trial"), cells.money(trial.fee_fen) if trial.fee_fen else _("free of charge")),
        (_("Days"), span),
    ]  # fmt: skip


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a trial."""
    trial = found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name in OWN_FORMS:
            raise Http404
        return act.move(trial=trial, step=name, **given)

    return moved(request, trial, do, reverse("contracts:trial", args=[pk]))


@login_required
@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring evidence of use."""
    trial = found(request, pk)
    need(actor_of(request), TRY, trial)
    form = UseForm(request.POST, request.FILES)

    def do() -> None:
        told = form.cleaned_data
        given = {"on": told["on"], "note": told["note"], "figures": told["figures"]}
        act.bring(trial=trial, uploads=form.uploads(), actor=actor_of(request), at=timezone.now(), **given)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Kept. The other side was asked to confirm it."))
        return redirect("contracts:trial", pk)
    return page(request, trial, status=422, use_form=form)


@login_required
@require_POST
def usage_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or question what the other side brought."""
    usage = get_object_or_404(usages_seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return act.judge(usage=usage, step=name, **given)

    return moved(request, usage, do, reverse("contracts:trial", args=[usage.trial_id]))


@login_required
@require_POST
def convert(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the contract; its terms are written next."""
    trial = found(request, pk)
    need(actor_of(request), CONVERT, trial)
    form = ConvertForm(request.POST)
    made: list[Contract] = []

    def do() -> None:
        sub = subkinds()[form.cleaned_data["kind"]]
        given = {"version": form.cleaned_data["version"], "actor": actor_of(request), "at": timezone.now()}
        made.append(act.convert(trial=trial, kind=sub.kind, subkind=sub.code, **given))

    if form.is_valid() and written(form, do):
        messages.success(request, _("Begun. What both confirmed stands in the draft."))
        return redirect("contracts:write", made[0].pk, "matter")
    return page(request, trial, status=422, convert_form=form)
