"""Whether a contract is registrable: the whole list with reasons, passages and sources."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.rules.kinds import subkind
from rongtong.apps.contracts.web.frame import found
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.registration.actions.applying import begin
from rongtong.apps.registration.queries.checking import judged, read_terms
from rongtong.apps.registration.queries.registrations import latest_of, open_of
from rongtong.apps.registration.rules.amounts import split_off
from rongtong.apps.registration.rules.findings import Findings
from rongtong.apps.registration.rules.registrations import BEGIN
from rongtong.apps.registration.web.frame import mended_at
from rongtong.kit.permissions import can
from rongtong.kit.workflow import Hindered


def rows_of(findings: Findings, contract: Contract, writes: bool) -> list[dict[str, Any]]:
    """Give the findings for the page, what is missing first; ``writes``: with the way to mend each."""
    order = {"missing": 0, "doubtful": 1, "present": 2}
    ranked = sorted(findings.items, key=lambda one: order[one.status])
    return [
        {"one": one, "url": mended_at(one.page, contract.pk) if writes and not one.present else ""}
        for one in ranked
    ]


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is there, what is doubtful and what is missing."""
    contract, actor, now = found(request, pk), actor_of(request), timezone.now()
    terms = read_terms(contract, now)
    findings = judged(contract, terms, timezone.localdate(now))
    writes = contract.state in ("drafting", "signed", "performing")
    context = {
        "contract": contract, "findings": findings, "rows": rows_of(findings, contract, writes),
        "kind": subkind(terms.kind, str(terms.values["subkind"])), "goods": split_off(terms),
        "standing": latest_of(contract),
        "may": can(actor, BEGIN, contract) and findings.registrable and open_of(contract) is None,
        "back": reverse("contracts:contract", args=[pk]),
    }  # fmt: skip
    return render(request, "registration/check.html", context)


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the registration, or go to the one that is there."""
    contract = found(request, pk)
    try:
        made = begin(contract=contract, actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
        return redirect("registration:check", pk)
    messages.success(request, _("Fill in what the contract does not say, then hand it in."))
    return redirect("registration:form", made.pk)
