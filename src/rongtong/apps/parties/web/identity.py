"""My identity: what speaks for it, where it stands; claiming a record an office has drafted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.parties.actions import identity as actions
from rongtong.apps.parties.models import Proof
from rongtong.apps.parties.queries import identity as queries
from rongtong.apps.parties.web.acting import actor_of, moved, stories, written
from rongtong.apps.parties.web.person_forms import ClaimForm, ProofForm
from rongtong.kit.audit import queries as trail
from rongtong.kit.files.actions import keep
from rongtong.kit.workflow import offers, steps

OWN_KINDS = [
    (kind.value, kind.label) for kind in (Proof.Kind.WORK_PROOF, Proof.Kind.RESIDENT_ID, Proof.Kind.ORCID)
]


@login_required
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Where my identity stands, what speaks for it, what I can do."""
    actor, at = actor_of(request), timezone.now()
    one = queries.own(actor)
    person = one.person
    form = ProofForm(OWN_KINDS, request.POST or None, request.FILES or None)

    def save() -> object:
        upload = form.cleaned_data["file"]
        file = (
            keep(upload, purpose="parties.identity_proof", about=one, actor=actor, at=at) if upload else None
        )
        data = form.cleaned_data
        return actions.add_proof(
            identity=one, kind=data["kind"], note=data["note"], file=file, actor=actor, at=at
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Added. Hand in when everything is there."))
        return redirect("parties:identity")
    context = {
        "person": person,
        "identity": one,
        "form": form,
        "proofs": one.proofs.select_related("file"),
        "steps": steps(one),
        "offers": offers(one, actor, at),
        "trail": stories(trail.of(one).order_by("-number")[:20]),
    }
    return render(request, "parties/profile/identity.html", context)


@login_required
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Carry out what one of my buttons says."""
    one = queries.own(actor_of(request))

    def do(**values: Any) -> object:
        return actions.decide_identity(identity=one, **values)

    return moved(request, one, do, reverse("parties:identity"))


@login_required
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Claim a drafted record: in one step when it names my verified address, else by its name and a document.

    Who only counts up to a number learns nothing: the page is the same for every number.
    """
    actor, at = actor_of(request), timezone.now()
    person = queries.unclaimed(pk)
    at_once = queries.claimable(request.user).filter(pk=pk).exists()
    form = ClaimForm(request.POST or None, request.FILES or None)
    if at_once:
        form.fields.clear()

    def save() -> object:
        if person is None or not (at_once or person.is_named(form.cleaned_data["name"])):
            raise ValidationError({"name": _("No drafted record of this number has this name.")})
        made = actions.claim(
            person=person, user=request.user, note=form.cleaned_data.get("note", ""), actor=actor, at=at
        )
        if upload := form.cleaned_data.get("file"):
            file = keep(upload, purpose="parties.claim_proof", about=made, actor=actor, at=at)
            actions.lay_beside(claim=made, file=file, actor=actor, at=at)
        return made

    if request.method == "POST" and form.is_valid() and written(form, save):
        done = (
            _("The record is yours now.")
            if at_once
            else _("Claimed. A reviewer answers within three working days.")
        )
        messages.success(request, done)
        return redirect("parties:profile" if at_once else "parties:claims")
    return render(
        request,
        "parties/profile/claim.html",
        {"form": form, "person": person if at_once else None, "at_once": at_once},
    )


@login_required
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Records I can claim, and what became of my claims."""
    context = {"claimable": queries.claimable(request.user), "claims": queries.own_claims(actor_of(request))}
    return render(request, "parties/profile/claims.html", context)
