"""The draft as Word, and an edited one back: what differs, clause by clause, taken over or not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.contracts.actions import drafting, returning
from rongtong.apps.contracts.actions.evidence import make_pack
from rongtong.apps.contracts.models.choices import Origin
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.returned import Unreadable, edited, merged
from rongtong.apps.contracts.queries.text import text_of
from rongtong.apps.contracts.queries.word import written as as_word
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.apps.contracts.web.forms_small import ReturnForm
from rongtong.apps.contracts.web.frame import done, found, frame
from rongtong.apps.parties.web.acting import actor_of, handed, whole
from rongtong.kit.permissions import need

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a version out as a Word document, the latest unless ``?no=`` names another."""
    contract = found(request, pk)
    terms = terms_no(contract, whole(request.GET.get("no")))
    if terms is None:
        raise Http404
    answer = HttpResponse(as_word(text_of(contract, terms)), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{contract.code}-v{terms.number}.docx"'
    return answer


@login_required
@require_POST
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an edited draft in; nothing changes before somebody chooses what to take over."""
    contract = found(request, pk)
    form = ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(" ".join(map(str, errors)) for errors in form.errors.values()))
        return redirect("contracts:terms", pk)
    kept = returning.bring_back(
        contract=contract, upload=form.cleaned_data["upload"], actor=actor_of(request), at=timezone.now()
    )
    return redirect("contracts:compare", pk, kept.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Show what differs from the latest version; propose what was ticked as a new one."""
    contract = found(request, pk)
    actor, terms = actor_of(request), terms_no(contract)
    need(actor, NEGOTIATE, contract)
    if terms is None or contract.state != "drafting":
        raise Http404
    try:
        back = edited(contract, terms, file)
    except Unreadable as fault:
        messages.error(request, fault.sentence)
        return redirect("contracts:terms", pk)
    if request.method == "POST":
        chosen = set(request.POST.getlist("take"))
        values = merged(terms.values, back, chosen)

        def do() -> object:
            return drafting.propose(
                contract=contract, values=values, based_on=whole(request.POST.get("number")) or 0,
                actor=actor, at=timezone.now(), origin=Origin.WORD,
            )  # fmt: skip

        ok = done(request, do, _("Proposed. The other side was told."))
        return redirect("contracts:terms", pk) if ok else redirect("contracts:compare", pk, file)
    context = frame(request, contract, "terms") | {"back": back, "terms": terms}
    return render(request, "contracts/returned.html", context)


@login_required
@require_POST
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out all that is known of the contract as a PDF."""
    contract = found(request, pk)
    made = make_pack(contract=contract, actor=actor_of(request), at=timezone.now())
    return handed(made, f"{contract.code}-evidence.pdf")
