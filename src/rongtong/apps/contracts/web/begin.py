"""Which kind of contract, and with whom: a few questions, then the contract is begun."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.models.choices import Kind, Side, other
from rongtong.apps.contracts.models.contracts import TITLE_LONGEST
from rongtong.apps.contracts.queries.begin import own_houses
from rongtong.apps.contracts.queries.introduced import introduced
from rongtong.apps.contracts.rules.guide import advise, questions
from rongtong.apps.contracts.rules.kinds import kinds, subkinds
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.parties.web.acting import actor_of, whole, written
from rongtong.apps.parties.web.person_fields import OrganisationField
from rongtong.lib.actor import Actor


@login_required
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Ask, and say which kind suits with its reasons; the answers stand in the address."""
    answers = {name: value for name, value in request.GET.items() if len(value) < 30}
    asked = [
        {"code": one.code, "label": one.label, "answers": one.answers, "given": answers.get(one.code, "")}
        for one in questions()
    ]
    context = {"questions": asked, "advice": advise(answers), "introduction": answers.get("introduction", "")}
    return render(request, "contracts/guide.html", context)


class BeginForm(forms.Form):
    """The two sides, the kind, the name of the project."""

    own: Any = forms.ModelChoiceField(label=_("For which organisation"), queryset=None)
    side = forms.ChoiceField(
        label=_("It is"), choices=Side.choices, widget=forms.RadioSelect,
        help_text=_("The buyer pays; the seller's technology or work it is."),
    )  # fmt: skip
    other = OrganisationField(label=_("The other side"), must_exist=True)
    kind = forms.ChoiceField(label=_("Kind of contract"))
    title = forms.CharField(
        label=_("Name of the project"), max_length=TITLE_LONGEST,
        help_text=_("As it shall stand in the contract and in its registration."),
    )  # fmt: skip

    def __init__(self, *given: Any, actor: Actor, houses: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        other = self.fields["other"]
        assert isinstance(other, OrganisationField)  # noqa: S101
        other.actor = actor
        own, kind = self.fields["own"], self.fields["kind"]
        assert isinstance(own, forms.ModelChoiceField)  # noqa: S101
        own.queryset, own.empty_label = houses, None
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101
        kind.choices = [
            (Kind(one.code).label, [(sub.path, f"{sub.label}（{sub.article}）") for sub in one.subkinds])
            for one in kinds().values()
        ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a contract; the terms are written next."""
    actor = actor_of(request)
    met = introduced(actor, whole(request.GET.get("introduction")))
    initial = {"kind": request.GET.get("kind", ""), "side": request.GET.get("side", "")}
    initial |= _from_introduction(met, actor) if met else {}
    form = BeginForm(request.POST or None, actor=actor, houses=own_houses(actor), initial=initial)
    made: list[Contract] = []

    def do() -> None:
        told = form.cleaned_data
        sub = subkinds()[told["kind"]]
        sides = {told["side"]: told["own"], "buyer" if told["side"] == "seller" else "seller": told["other"]}
        listings = {"introduction": met, "need": met.need, "offer": met.offer} if met else {}
        made.append(
            begin(
                kind=sub.kind,
                subkind=sub.code,
                title=told["title"],
                actor=actor,
                at=timezone.now(),
                **sides,
                **listings,
            )
        )

    if request.method == "POST" and form.is_valid() and written(form, do):
        return redirect("contracts:write", made[0].pk, "matter")
    status = 422 if form.is_bound else 200
    return render(request, "contracts/new.html", {"form": form}, status=status)


def _from_introduction(met: Introduction, actor: Actor) -> dict[str, Any]:
    """Give what an introduction tells: the own organisation and side, the other one, the matter."""
    side = side_of(actor, met) or Side.BUYER
    own, across = met.party(side), met.party(other(side))
    return {
        "own": own.organisation_id, "side": side, "other": str(across.owner), "title": met.need.title,
    }  # fmt: skip
