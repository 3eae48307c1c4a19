"""How the income of a result is shared: the seller's page of a contract, one split with its statement."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.contracts.actions import splitting as act
from rongtong.apps.contracts.models import Contract, Split
from rongtong.apps.contracts.models.income import Way
from rongtong.apps.contracts.queries.contracts import seen as contracts_seen
from rongtong.apps.contracts.queries.income import (
    people_to_name,
    portions_seen,
    seen,
    splits_of,
    stated_of,
    stated_seen,
    statement_of,
)
from rongtong.apps.contracts.queries.statements import percent, printed_statement, sheet
from rongtong.apps.contracts.rules.income import floor_of, is_wanted
from rongtong.apps.contracts.rules.splits import SPLIT
from rongtong.apps.contracts.web.forms_splits import SplitForm, StatedForm
from rongtong.apps.contracts.web.frame import done, frame
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.web.acting import actor_of, moved, stories, written
from rongtong.kit.audit import queries as trail
from rongtong.kit.pages.export import plain, spreadsheet
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import offers, steps, workflow_of


def _own(request: HttpRequest, pk: int) -> Contract:
    """Give a contract whose seller the reader acts for; 404 for any other: the buyer has no part in it."""
    actor = actor_of(request)
    contract: Contract = get_object_or_404(contracts_seen(actor), pk=pk)
    if contract.seller.organisation_id is None or not acts_for(actor, contract.seller):
        raise Http404
    return contract


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the splits of a contract and the stated figures; propose another."""
    contract, actor = _own(request, pk), actor_of(request)
    form = SplitForm(request.POST or None, people=people_to_name(contract), initial={"way": _usual(contract)})
    made: list[Split] = []

    def do() -> None:
        given = form.told() | {"actor": actor, "at": timezone.now()}
        made.append(act.propose_split(contract=contract, **given))

    if request.method == "POST":
        need(actor, SPLIT, contract)
        if form.is_valid() and written(form, do):
            messages.success(request, _("Proposed. Everybody named was asked."))
            return redirect("contracts:split", made[0].pk)
    return _page(request, contract, 422 if form.is_bound else 200, form=form)


def _usual(contract: Contract) -> str:
    return str(Way.SHARES if contract.price_mode == "equity" else Way.INCOME)


def _page(request: HttpRequest, contract: Contract, status: int = 200, **forms: Any) -> HttpResponse:
    actor, today = actor_of(request), timezone.localdate()
    may = can(actor, SPLIT, contract) and contract.state in act.BOUND
    context = frame(request, contract, "splits") | {
        "splits": [
            {"one": one, "shown": workflow_of(one).by_state[one.state], "part": percent(one.team_bp)}
            for one in splits_of(contract, actor)
        ],
        "floors": [(floor_of(way, today), percent(floor_of(way, today).least_bp)) for way in Way.values],
        "wanted": is_wanted(contract.kind, contract.price_mode, contract.seller.owner), "may": may,
        "stated": stated_of(contract), "stated_form": StatedForm(initial={"on": today}),
        "people": people_to_name(contract).exists(),
    }  # fmt: skip
    return render(request, "contracts/splits.html", context | forms, status=status)


@login_required
@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """State a cost or a year's profit, or take one back."""
    contract, actor = _own(request, pk), actor_of(request)
    need(actor, SPLIT, contract)
    given = {"actor": actor, "at": timezone.now()}
    key = request.POST.get("back", "")
    if key:
        row = stated_seen(contract, int(key)) if key.isascii() and key.isdigit() and len(key) < 10 else None
        if row is None:
            raise Http404
        done(request, lambda: act.unstate_figure(stated=row, **given), _("Taken back."))
        return redirect("contracts:splits", pk)
    form = StatedForm(request.POST)

    def do() -> None:
        act.state_figure(contract=contract, **form.cleaned_data, **given)

    if form.is_valid() and written(form, do):
        messages.success(request, _("Stated. Everybody named sees it in the statement."))
        return redirect("contracts:splits", pk)
    own = SplitForm(people=people_to_name(contract), initial={"way": _usual(contract)})
    return _page(request, contract, 422, form=own, stated_form=form)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one split: its base, who gets what, who has agreed."""
    actor, now = actor_of(request), timezone.now()
    split: Split = get_object_or_404(seen(actor), pk=pk)
    told = statement_of(split)
    context = {
        "split": split, "told": told, "steps": steps(split), "contract": split.contract,
        "part": percent(split.team_bp), "least": percent(told.floor.least_bp),
        "offers": [one for one in offers(split, actor, now) if one.name == "withdraw"],
        "mine": acts_for(actor, split.contract.seller),
        "rows": [
            {"one": one, "fen": fen, "part": percent(one.bp), "shown": workflow_of(one).by_state[one.state],
             "offers": [each for each in offers(one, actor, now) if not each.hindered],
             "url": reverse("contracts:portion_move", args=[one.pk])}
            for one, fen in told.parts
        ],
        "history": stories(sorted(trail.of(split), key=lambda entry: -entry.number)),
    }  # fmt: skip
    return render(request, "contracts/split.html", context)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposed split back."""
    split = get_object_or_404(seen(actor_of(request)), pk=pk)

    def do(*, name: str, actor: Any, at: Any, version: Any, **_words: Any) -> object:
        if name != "withdraw":
            raise Http404
        return act.withdraw_split(split=split, actor=actor, at=at, version=version)

    return moved(request, split, do, reverse("contracts:split", args=[pk]))


@login_required
@require_POST
def portion_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to one's own portion, or object."""
    portion = get_object_or_404(portions_seen(actor_of(request)), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return act.answer_portion(portion=portion, step=name, **given)

    return moved(request, portion, do, reverse("contracts:split", args=[portion.split_id]))


@login_required
@require_safe
def statement(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """Hand the statement out as a spreadsheet or a PDF."""
    split: Split = get_object_or_404(seen(actor_of(request)), pk=pk)
    told, name = statement_of(split), f"{split.contract.code}-{split.number}"
    if form == "xlsx":
        return spreadsheet(([plain(cell) for cell in row] for row in sheet(told)), name)
    if form != "pdf":
        raise Http404
    made = printed_statement(told, timezone.localdate().isoformat())
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
