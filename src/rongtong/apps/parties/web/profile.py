"""My profile: what I say about myself, what everybody sees of it, where I work."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.parties.actions import persons, work
from rongtong.apps.parties.models import Affiliation, Organisation, Person
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.parties.queries import identity as identities
from rongtong.apps.parties.queries import persons as queries
from rongtong.apps.parties.web.acting import actor_of, status_of, written
from rongtong.apps.parties.web.person_forms import CardForm, EndForm, NumbersForm, PersonForm, WorkForm

HOME = "parties:profile"


@login_required
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """What my profile holds, how complete it is, and what is worth adding."""
    person = queries.own(actor_of(request))
    if person is None:
        return redirect("parties:profile_edit")
    today = timezone.localdate()
    context = {
        "person": person,
        "card": queries.card(person, on=today, shown=SHOWABLE),
        "gaps": queries.gaps(person, on=today),
        "done": queries.completeness(person, on=today),
        "why_not": identities.assignable(person, on=today),
        "work": person.affiliations.all(),
        "today": today,
    }
    return render(request, "parties/profile/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Begin or change my record. What was typed stays when somebody else was faster."""
    actor, person = actor_of(request), queries.own(actor_of(request))
    initial = PersonForm.of(person) if person else {"name": str(request.user)}
    form = PersonForm(request.POST or None, initial=initial)

    def save() -> object:
        values, at = form.values(), timezone.now()
        if person is None:
            return persons.begin(values=values, actor=actor, at=at)
        version = form.cleaned_data["version"]
        return persons.edit(person=person, values=values, version=version, actor=actor, at=at)

    def now() -> dict[str, Any]:
        there = queries.own(actor)
        return PersonForm.of(there) if there else initial

    if form.is_valid() and written(form, save, now):
        messages.success(request, _("Saved. Decide now what everybody may see of it."))
        return redirect("parties:profile_card" if person is None else HOME)
    claimable = list(identities.claimable(request.user)) if person is None else []
    context = {"form": form, "person": person, "claimable": claimable}
    return render(request, "parties/profile/edit.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """My identity number and contacts: masked here, encrypted in the database."""
    person = own_or_404(request)
    form = NumbersForm(person, request.POST or None)

    def save() -> object:
        return persons.edit(
            person=person, values=form.values(), version=None, actor=actor_of(request), at=timezone.now()
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Saved."))
        return redirect(HOME)
    return render(request, "parties/profile/numbers.html", {"form": form, "person": person})


@login_required
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Choose part by part what everybody sees, with the card as they will see it."""
    person, actor, today = own_or_404(request), actor_of(request), timezone.localdate()
    initial = {"shown": person.shown if person.listed_at else list(SHOWABLE)}
    form = CardForm(request.POST or None, initial=initial)
    if form.is_valid():
        shown = form.cleaned_data["shown"]
        if "publish" in request.POST:
            persons.show(person=person, shown=shown, actor=actor, at=timezone.now())
            messages.success(request, _("Published. Everybody sees exactly the parts you chose."))
            return redirect("parties:person", person.pk)
    else:
        shown = initial["shown"]
    context = {"form": form, "person": person, "card": queries.card(person, on=today, shown=shown)}
    return render(request, "parties/profile/card.html", context)


@login_required
@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    """Take my card out of the directory."""
    persons.hide(person=own_or_404(request), actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Your card is no longer public, and nobody finds it from now on."))
    return redirect(HOME)


@login_required
@require_http_methods(["GET", "POST"])
def add_work(request: HttpRequest) -> HttpResponse:
    """Add where I work or worked."""
    person, form = own_or_404(request), WorkForm(request.POST or None, actor=actor_of(request))

    def save() -> object:
        data = dict(form.cleaned_data)
        place = data.pop("organisation")
        known = place if isinstance(place, Organisation) else None
        return work.add_work(
            person=person,
            organisation=known,
            written="" if known else place,
            actor=actor_of(request),
            at=timezone.now(),
            **data,
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Added."))
        return redirect(HOME)
    return render(request, "parties/profile/form.html", {"form": form, "title": _("Where I work or worked")})


@login_required
@require_http_methods(["GET", "POST"])
def end_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Note my last day somewhere."""
    one = get_object_or_404(Affiliation, pk=pk, person=own_or_404(request))
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})

    def save() -> object:
        return work.end_work(
            work=one, until=form.cleaned_data["until"], actor=actor_of(request), at=timezone.now()
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Noted."))
        return redirect(HOME)
    return render(request, "parties/profile/end.html", {"form": form, "what": one})


def own_or_404(request: HttpRequest) -> Person:
    """Give the reader's own record; 404 before they have begun one."""
    person = queries.own(actor_of(request))
    return person if person is not None else get_object_or_404(Person, pk=0)
