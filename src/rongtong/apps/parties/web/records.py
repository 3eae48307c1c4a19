"""A person's whole record, for those who may read it; numbers in clear with a reason; drafts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.parties.actions import persons as actions
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.parties.queries import conflicts
from rongtong.apps.parties.queries import identity as identities
from rongtong.apps.parties.queries import persons as queries
from rongtong.apps.parties.queries.organisations import seen
from rongtong.apps.parties.rules import identity as identity_rules
from rongtong.apps.parties.rules import persons as rules
from rongtong.apps.parties.web.acting import actor_of, stories, written
from rongtong.apps.parties.web.person_forms import DraftForm, ReasonForm
from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import can, need
from rongtong.kit.privacy import masked, reveal

NUMBERS = ("resident_id", "phone", "email")


@login_required
@require_safe
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole record of a person, numbers masked."""
    actor, today = actor_of(request), timezone.localdate()
    person = queries.record(actor, pk)
    context = {
        "person": person,
        "card": queries.card(person, on=today, shown=SHOWABLE),
        "work": person.affiliations.all(),
        "masked": _masked(person),
        "interests": conflicts.declared(actor, person),
        "why_not": identities.assignable(person, on=today),
        "may_edit": can(actor, rules.EDIT, person),
        "may_reveal": can(actor, rules.REVEAL, person),
        "may_check": can(actor, identity_rules.CHECK, person.identity),
        "trail": stories(trail.of(person).order_by("-number")[:20]),
    }
    return render(request, "parties/people/record.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def show_number(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Read one number in clear; the reason and the reading are kept."""
    actor = actor_of(request)
    person = queries.record(actor, pk)
    if name not in NUMBERS:
        raise Http404
    need(actor, rules.REVEAL, person)
    form, values = ReasonForm(request.POST or None), []

    def read() -> None:
        reason = form.cleaned_data["reason"]
        values.append(reveal(obj=person, field=name, reason=reason, actor=actor, at=timezone.now()))

    value = values[0] if form.is_valid() and written(form, read) else ""
    context = {
        "form": form,
        "person": person,
        "value": value,
        "label": person._meta.get_field(name).verbose_name,
    }
    return render(request, "parties/people/reveal.html", context)


@login_required
@require_safe
def drafts(request: HttpRequest, organisation: int) -> HttpResponse:
    """The scientists an organisation has drafted, and who has claimed their record."""
    actor = actor_of(request)
    place = get_object_or_404(seen(actor), pk=organisation)
    need(actor, rules.DRAFT, place)
    return render(
        request,
        "parties/people/drafts.html",
        {"organisation": place, "people": queries.drafts(actor, organisation)},
    )


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, organisation: int) -> HttpResponse:
    """Draft a scientist who has no account yet."""
    actor = actor_of(request)
    place = get_object_or_404(seen(actor), pk=organisation)
    need(actor, rules.DRAFT, place)
    form = DraftForm(request.POST or None)

    def save() -> object:
        return actions.draft(organisation=place, values=form.values(), actor=actor, at=timezone.now())

    if form.is_valid() and written(form, save):
        messages.success(request, _("Drafted. It becomes public when the person claims it and decides so."))
        return redirect("parties:drafts", organisation)
    return render(request, "parties/people/draft_form.html", {"form": form, "organisation": place})


def _masked(person: Any) -> list[tuple[str, Any, str]]:
    fields = [(name, person._meta.get_field(name).verbose_name, masked(person, name)) for name in NUMBERS]
    return [row for row in fields if row[2]]
