"""Where a need or an offer begins: which side, which kind, for whom, and what is at hand already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.listings import begin
from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST
from rongtong.apps.catalogue.queries.own import unfinished
from rongtong.apps.catalogue.queries.owners import owners_of
from rongtong.apps.catalogue.rules.kinds import KindForm
from rongtong.apps.catalogue.rules.kinds import forms as kind_forms
from rongtong.apps.parties.web.acting import actor_of

_ICONS = {
    "service": "tool", "result": "certificate", "research": "flask", "talent": "users", "finance": "coin",
    "capability": "users-group", "expert": "user-star", "instrument": "microscope",
    "pilot": "building-factory-2", "base": "school",
}  # fmt: skip
SHOWN_DRAFTS = 3


class StartForm(forms.Form):
    """For whom; pasted text that is read into the form."""

    owner = forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Have you a text already?"), required=False, max_length=DETAIL_LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Paste a letter or a report: budget, deadline, place and more are read out of it."
                    " You look at each before it counts."),
    )  # fmt: skip

    def __init__(self, owners: dict[str, Any], data: Any = None) -> None:
        super().__init__(data, initial={"owner": next(iter(owners), "")})
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(code, str(owner)) for code, owner in owners.items()]
        if len(owners) == 1:
            field.widget = forms.HiddenInput()


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Show the two doors and what lies unfinished."""
    actor = actor_of(request)
    drafts = list(unfinished(actor)[:SHOWN_DRAFTS]) if actor.id else []
    return render(request, "catalogue/intake/doors.html", {"drafts": drafts})


@require_safe
def kinds(request: HttpRequest, side: str) -> HttpResponse:
    """Show the kinds of a side, each with what it is for and an example."""
    if side not in KINDS:
        raise Http404
    rows = [
        {"form": form, "label": Kind(form.kind).label, "icon": _ICONS[form.kind]}
        for form in kind_forms().values()
        if form.side == side
    ]
    return render(request, "catalogue/intake/kinds.html", {"side": side, "rows": rows})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, side: str, kind: str) -> HttpResponse:
    """Ask for whom it is, take a text, and begin the draft."""
    form_kind = kind_forms().get((side, kind))
    if form_kind is None:
        raise Http404
    owners = _owners(request)
    form = StartForm(owners, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not owners or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request, "catalogue/intake/start.html", _context(form_kind, owners, form), status=status
        )
    return redirect(_begun(request, form_kind, owners[form.cleaned_data["owner"]], form.cleaned_data["text"]))


def _context(kind: KindForm, owners: dict[str, Any], form: StartForm) -> dict[str, Any]:
    label = Kind(kind.kind).label
    return {"kind": kind, "label": label, "side_label": Side(kind.side).label, "owners": owners, "form": form}


def _owners(request: HttpRequest) -> dict[str, Any]:
    """Give for whom the reader may write: organisations first, then themselves."""
    return {one.key: one.organisation or one.person for one in owners_of(actor_of(request))}


def _begun(request: HttpRequest, kind: KindForm, owner: Any, text: str) -> str:
    """Begin the draft with the text, if there is one, as its details; go to the form or to what was read."""
    whose = {"organisation" if owner._meta.model_name == "organisation" else "person": owner}
    given = {"values": {"detail": text.strip()}} if text.strip() else {}
    made = begin(side=kind.side, kind=kind.kind, actor=actor_of(request), at=timezone.now(), **whose, **given)
    return (
        reverse("catalogue:read", args=[made.pk]) if given else reverse("catalogue:write", args=[made.pk, 1])
    )
