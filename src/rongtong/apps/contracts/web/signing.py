"""The final text with its digests, and signing it: here, or on paper."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.contracts.actions import signing as act
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.sides import sides_of
from rongtong.apps.contracts.queries.signing import finals_of, open_final
from rongtong.apps.contracts.rules.contracts import SIGNING
from rongtong.apps.contracts.web.forms_small import PaperForm, SignForm
from rongtong.apps.contracts.web.frame import done, found, frame
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.kit.files import link
from rongtong.kit.permissions import need


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the final text and who signed; sign it."""
    contract, actor = found(request, pk), actor_of(request)
    final = open_final(contract)
    fresh = did_recently_reauthenticate(request)
    initial = {"sha256": final.sha256 if final else ""}
    form = SignForm(request.POST or None, initial=initial)

    if request.method == "POST":
        need(actor, SIGNING, contract)
    if request.method == "POST" and not ratelimit.consume(
        request, app="allauth.account", action="reauthenticate", user=request.user
    ):
        messages.error(request, _("Too many tries. Wait a minute."))
        return redirect("contracts:sign", pk)

    def do() -> None:
        told = form.cleaned_data
        given: dict[str, Any] = {"user": request.user, "password": told["password"], "fresh": fresh}
        act.sign(contract=contract, sha256=told["sha256"], given=given, actor=actor, at=timezone.now())

    if request.method == "POST" and form.is_valid() and written(form, do):
        messages.success(request, _("Signed. The trail keeps who signed which text and when."))
        return redirect("contracts:sign", pk)
    context = frame(request, contract, "sign") | _papers(contract) | {
        "final": final, "form": form, "fresh": fresh, "may": _may(contract, final, actor),
        "paper": PaperForm(initial=initial),
    }  # fmt: skip
    return render(request, "contracts/sign.html", context, status=422 if form.is_bound else 200)


def _papers(contract: Contract) -> dict[str, Any]:
    finals = [
        {"one": one, "url": link(one.file),
         "signatures": [
             {"one": sign, "scan": link(sign.scan) if sign.scan else ""} for sign in one.signatures.all()
         ]}
        for one in finals_of(contract)
    ]  # fmt: skip
    return {"finals": finals}


def _may(contract: Contract, final: Any, actor: Any) -> bool:
    if final is None:
        return False
    said = {one.side for one in final.signatures.all()}
    return any(side not in said for side in sides_of(contract, actor, SIGN))


@login_required
@require_POST
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the scan of the signed paper, or confirm the one the other side kept."""
    contract = found(request, pk)
    need(actor_of(request), SIGNING, contract)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(" ".join(map(str, errors)) for errors in form.errors.values()))
        return redirect("contracts:sign", pk)

    def do() -> object:
        return act.sign_on_paper(
            contract=contract, sha256=form.cleaned_data["sha256"], upload=form.cleaned_data["upload"],
            actor=actor_of(request), at=timezone.now(),
        )  # fmt: skip

    done(request, do, _("Signed on paper: the scan is kept."))
    return redirect("contracts:sign", pk)
