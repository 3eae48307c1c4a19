"""The versions of the terms: the latest, what differs, who accepted; accepting, answering a change."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.contracts.actions import changing, drafting
from rongtong.apps.contracts.models import Contract, Terms
from rongtong.apps.contracts.queries.contracts import pending
from rongtong.apps.contracts.queries.text import sections_of
from rongtong.apps.contracts.queries.versions import between, figures, versions_of
from rongtong.apps.contracts.rules.values import lacking
from rongtong.apps.contracts.web.forms_small import ReturnForm
from rongtong.apps.contracts.web.frame import done, found, frame
from rongtong.apps.parties.web.acting import actor_of, whole


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version beside an earlier one: the latest and the one before unless chosen."""
    contract = found(request, pk)
    versions = versions_of(contract)
    by_number = {one.number: one for one in versions}
    latest = versions[0] if versions else None
    new = by_number.get(whole(request.GET.get("to")) or 0, latest)
    old = by_number.get(whole(request.GET.get("from")) or (new.number - 1 if new else 0))
    change = pending(contract)
    head = frame(request, contract, "terms")
    context = head | {
        "versions": versions, "new": new, "old": old, "change": change,
        "differences": between(old.values, new.values) if old and new else [],
        "figures": list(figures(new.values)) if new else [],
        "sections": sections_of(new.values) if new else [],
        "lacks": lacking(latest.values) if latest and contract.state == "drafting" else [],
        "returning": ReturnForm(), "may_accept": _may_accept(contract, latest, head["mine"]),
        "writes": contract.state in drafting.WRITING and change is None,
    }  # fmt: skip
    return render(request, "contracts/terms.html", context)


def _may_accept(contract: Contract, latest: Terms | None, mine: list[str]) -> bool:
    if latest is None or contract.state != "drafting":
        return False
    said = {one.side for one in latest.acceptances.all()}
    return any(side not in said for side in mine)


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept exactly the version that was read."""
    contract = found(request, pk)
    number = whole(request.POST.get("number")) or 0

    def do() -> object:
        return drafting.accept(contract=contract, number=number, actor=actor_of(request), at=timezone.now())

    ok = done(request, do, _("Accepted."))
    return redirect("contracts:contract" if ok else "contracts:terms", pk)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to a change of a signed contract, or not."""
    contract = found(request, pk)
    agree, note = request.POST.get("agree") == "yes", request.POST.get("note", "")
    number = whole(request.POST.get("number")) or 0

    def do() -> object:
        return changing.answer_change(
            contract=contract,
            number=number,
            agree=agree,
            note=note,
            actor=actor_of(request),
            at=timezone.now(),
        )

    done(request, do, _("Answered."))
    return redirect("contracts:terms", pk)
