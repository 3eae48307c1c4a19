"""The applicant's page: documents, handing in, the answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.parties.actions import verifications
from rongtong.apps.parties.models import Verification
from rongtong.apps.parties.queries.verifications import QUEUE, case_for, document, own_case, rounds
from rongtong.apps.parties.rules.verifications import VIEW
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.apps.parties.web.organisations.page import found
from rongtong.apps.parties.web.verification.forms import EvidenceForm, SubmitForm
from rongtong.kit import clocks
from rongtong.kit.files import FileRefused
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, offers, perform, steps


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the organisation's case and what can be done with it."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    record, actor, now = found(request, pk), actor_of(request), timezone.now()
    need(actor, VIEW, Verification(organisation=record))
    case = case_for(record, actor)
    context: dict[str, Any] = {"organisation": record, "case": case, "today": timezone.localdate()}
    if case is not None:
        offered = {offer.name: offer for offer in offers(case, actor, now)}
        clock = clocks.of(case).first()
        context |= {
            "steps": steps(case), "rounds": rounds(case, desk=False),
            "evidence": case.evidence.select_related("file"),
            "in_hand": case.state in ("draft", "returned"), "submit": offered.get("submit"),
            "offers": [offered["recall"]] if "recall" in offered else [],
            "due": clock.due_at if clock and case.state in QUEUE else None,
            "submit_form": SubmitForm(initial={"licence_name": case.licence_name, "version": case.version}),
            "evidence_form": EvidenceForm(),
            "ended": case.state in ("verified", "refused", "suspended", "expired", "superseded"),
        }  # fmt: skip
    return render(request, "parties/verification/case.html", context | forms, status=status)


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a case."""
    record = found(request, pk)
    try:
        verifications.begin(organisation=record, actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("parties:verification", pk)


def _own_case(request: HttpRequest, pk: int) -> Verification:
    return own_case(actor_of(request), pk)


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a document."""
    case = _own_case(request, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            verifications.add_evidence(
                case=case, kind=form.cleaned_data["kind"], upload=form.cleaned_data["file"],
                actor=actor_of(request), at=timezone.now(),
            )  # fmt: skip
        except (FileRefused, ValidationError) as fault:
            form.add_error("file", ValidationError(getattr(fault, "messages", None) or [str(fault)]))
        else:
            messages.success(request, _("The document is added."))
            return redirect("parties:verification", case.organisation_id)
    return _page(request, case.organisation_id, status=422, evidence_form=form)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a document."""
    laid = document(actor_of(request), pk)
    organisation = laid.verification.organisation_id
    try:
        verifications.remove_evidence(evidence=laid, actor=actor_of(request), at=timezone.now())
        messages.success(request, _("The document is removed."))
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("parties:verification", organisation)


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the case in, or take it back."""
    case, actor, now = _own_case(request, pk), actor_of(request), timezone.now()
    back = redirect("parties:verification", case.organisation_id)
    try:
        if request.POST.get("transition") == "recall":
            perform(case, "recall", actor=actor, at=now, version=whole(request.POST.get("version")))
            messages.success(request, _("Taken back: you may change the documents."))
            return back
        form = SubmitForm(request.POST)
        if not form.is_valid():
            return _page(request, case.organisation_id, status=422, submit_form=form)
        verifications.submit(case=case, actor=actor, at=now, **form.cleaned_data)
        messages.success(request, _("Handed in. You have an answer within five working days."))
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return back
