"""Writing the terms in steps; what one writes is kept and seen by nobody else until it is proposed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rongtong.apps.contracts.actions import changing, drafting
from rongtong.apps.contracts.models import Contract, Draft
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.sides import side_of
from rongtong.apps.contracts.queries.versions import between
from rongtong.apps.contracts.queries.writing import working
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.apps.contracts.rules.values import lacking, technology, total
from rongtong.apps.contracts.web.forms import STEPS, ProposeForm
from rongtong.apps.contracts.web.frame import found, frame
from rongtong.apps.parties.web.acting import actor_of, status_of, written
from rongtong.kit.permissions import need

TITLES = {
    "matter": gettext_lazy("What it is about"), "plan": gettext_lazy("Deliverables"),
    "money": gettext_lazy("Price and payment"), "clauses": gettext_lazy("Clauses"),
    "check": gettext_lazy("Check and propose"),
}  # fmt: skip
ORDER = tuple(TITLES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Show one step; save it and go on."""
    contract = found(request, pk)
    need(actor_of(request), NEGOTIATE, contract)
    if step not in TITLES or contract.state not in drafting.WRITING:
        raise Http404
    draft = working(contract, side_of(contract, actor_of(request)))
    if step == "check":
        return _check(request, contract, draft)
    form = STEPS[step](request.POST or None, values=draft.values)
    given: dict[str, Any] = {"contract": contract, "based_on": draft.based_on, "actor": actor_of(request)}

    def do() -> None:
        drafting.save_draft(values=draft.values | form.told(draft.values), at=timezone.now(), **given)

    if request.method == "POST" and form.is_valid() and written(form, do):
        onward = step if request.POST.get("stay") else ORDER[ORDER.index(step) + 1]
        if onward == step:
            messages.success(request, _("Saved. Only your side sees it."))
        return redirect("contracts:write", contract.pk, onward)
    context = frame(request, contract, "terms") | {"form": form, "step": step, "bar": _bar(contract, step)}
    sums = {"total": total(draft.values), "technology": technology(draft.values)}
    status = 422 if form.is_bound else 200
    return render(request, "contracts/write.html", context | sums, status=status)


def _bar(contract: Contract, step: str) -> list[dict[str, Any]]:
    return [
        {"label": f"{n}. {title}", "url": reverse("contracts:write", args=[contract.pk, name]),
         "active": name == step, "count": None}
        for n, (name, title) in enumerate(TITLES.items(), 1)
    ]  # fmt: skip


def _check(request: HttpRequest, contract: Contract, draft: Draft) -> HttpResponse:
    """Show what is missing and what differs from the version on the table; propose."""
    base = terms_no(contract)
    lacks, bound = lacking(draft.values), contract.state != "drafting"
    form = ProposeForm(request.POST or None, change=bound)
    given: dict[str, Any] = {"contract": contract, "values": draft.values, "actor": actor_of(request)}
    given |= {"based_on": draft.based_on, "at": timezone.now()}

    def do() -> None:
        if bound:
            changing.ask_change(why=form.cleaned_data["why"], **given)
        else:
            drafting.propose(**given)

    if request.method == "POST" and form.is_valid() and written(form, do):
        messages.success(request, _("Proposed. The other side was told."))
        return redirect("contracts:terms", contract.pk)
    context = frame(request, contract, "terms") | {
        "form": form, "lacks": lacks, "bar": _bar(contract, "check"), "base": base, "bound": bound,
        "behind": draft.based_on != contract.terms_no,
        "differences": between(base.values, draft.values) if base else [],
    }  # fmt: skip
    status = (409 if status_of(form) == 409 else 422) if form.is_bound else 200
    return render(request, "contracts/check.html", context, status=status)
