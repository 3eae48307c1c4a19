"""The identity desk: identities to check and resolve, claims, possible twins."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.parties.actions import identity as actions
from rongtong.apps.parties.actions import twins as twin_actions
from rongtong.apps.parties.models import Proof
from rongtong.apps.parties.queries import conflicts
from rongtong.apps.parties.queries import identity as queries
from rongtong.apps.parties.queries import persons as people
from rongtong.apps.parties.rules import identity as rules
from rongtong.apps.parties.web.acting import actor_of, moved, stories, written
from rongtong.apps.parties.web.person_forms import ProofForm
from rongtong.apps.parties.workflow.identity import WORKFLOW
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import queries as trail
from rongtong.kit.files.actions import keep
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers, steps

SIGNS = {
    "identifier": gettext_lazy("the same ORCID or other number"),
    "resident_id": gettext_lazy("the same identity number"),
    "phone": gettext_lazy("the same phone"),
    "email": gettext_lazy("the same e-mail"),
    "name_and_organisation": gettext_lazy("the same name at the same organisation"),
}


def _person(identity: Any) -> Any:
    return cells.link(identity.person.name, reverse("parties:desk_identity", args=(identity.person_id,)))


def _state(identity: Any) -> Any:
    state = WORKFLOW.by_state[identity.state]
    return cells.badge(state.label, "bad" if state.kind == "bad" else "info")


TABLE = Table(
    columns=(
        Column("person", gettext_lazy("Person"), _person, sort="person__name", main=True),
        Column("state", gettext_lazy("State"), _state, sort="state"),
        Column("region", gettext_lazy("Region"), lambda one: vocab.label(vocab.REGION, one.person.region)),
        Column(
            "since",
            gettext_lazy("Waiting since"),
            lambda one: cells.moment(one.state_since),
            sort="state_since",
        ),
        Column("checked_by", gettext_lazy("Checked by"), lambda one: one.checked_by or "", spare=True),
    ),
    order=("state_since",),
)


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me, the oldest first."""
    actor = actor_of(request)
    need(actor, rules.CHECK)
    rows = queries.desk(actor)
    state = request.GET.get("state", "")
    if state in WORKFLOW.by_state:
        rows = rows.filter(state=state)
    context = {
        "page": TABLE.page(request, rows),
        "claims": queries.claims(actor)[:20],
        "twins": queries.twins(actor)[:20],
        "state": state,
        "signs": SIGNS,
    }
    return render(request, "parties/identity/desk.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, pk: int) -> HttpResponse:
    """One identity with all that speaks for it, its twins, and what I can decide."""
    actor, at = actor_of(request), timezone.now()
    one = queries.identity(actor, pk)
    need(actor, rules.CHECK, one)
    person = people.record(actor, pk)
    form = ProofForm(list(Proof.Kind.choices), request.POST or None, request.FILES or None)

    def save() -> object:
        upload, data = form.cleaned_data["file"], form.cleaned_data
        file = (
            keep(upload, purpose="parties.identity_proof", about=one, actor=actor, at=at) if upload else None
        )
        return actions.add_proof(
            identity=one, kind=data["kind"], note=data["note"], file=file, actor=actor, at=at
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Added."))
        return redirect("parties:desk_identity", pk)
    context = {
        "person": person,
        "identity": one,
        "form": form,
        "steps": steps(one),
        "offers": offers(one, actor, at),
        "proofs": one.proofs.select_related("file", "given_by"),
        "twins": _near(actor, pk),
        "trail": stories(trail.of(one).order_by("-number")[:20]),
        "interests": conflicts.declared(actor, person),
        "work": person.affiliations.all(),
    }
    return render(request, "parties/identity/identity.html", context)


@login_required
@require_POST
def move_identity(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on an identity."""
    one = queries.identity(actor_of(request), pk)

    def do(**values: Any) -> object:
        return actions.decide_identity(identity=one, **values)

    return moved(request, one, do, reverse("parties:desk_identity", args=(pk,)))


@login_required
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim: the record beside the account that claims it."""
    actor = actor_of(request)
    one = queries.claim(actor, pk)
    if request.method == "POST":

        def do(**values: Any) -> object:
            return actions.decide_claim(claim=one, **values)

        return moved(request, one, do, reverse("parties:desk_claim", args=(pk,)))
    context = {"claim": one, "offers": offers(one, actor, timezone.now()), "steps": steps(one)}
    return render(request, "parties/identity/claim.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def twin(request: HttpRequest, pk: int) -> HttpResponse:
    """Two records side by side, with the signs that they are one person."""
    actor = actor_of(request)
    one = queries.twin(actor, pk)
    if request.method == "POST":

        def do(**values: Any) -> object:
            return twin_actions.decide_twin(twin=one, **values)

        return moved(request, one, do, reverse("parties:desk_twin", args=(pk,)))
    both = [people.record(actor, key) for key in (one.first_id, one.second_id)]
    context = {
        "twin": one,
        "both": both,
        "signs": [SIGNS.get(sign, sign) for sign in one.signs],
        "steps": steps(one),
        "offers": offers(one, actor, timezone.now()),
        "trail": stories(trail.of(one).order_by("-number")[:20]),
    }
    return render(request, "parties/identity/twin.html", context)


def _near(actor: Any, pk: int) -> list[Any]:
    """Give (other record, signs, address) of the open pairs with this person."""
    rows = queries.twins(actor).filter(Q(first=pk) | Q(second=pk))
    return [
        (
            one.second if one.first_id == pk else one.first,
            "、".join(str(SIGNS.get(sign, sign)) for sign in one.signs),
            reverse("parties:desk_twin", args=(one.pk,)),
        )
        for one in rows
    ]
