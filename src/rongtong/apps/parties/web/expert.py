"""My terms as an expert: what may be put to me, whom I avoid, where I am partial."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.parties.actions import experts
from rongtong.apps.parties.models import ExpertProfile, Interest, NoGo, Person
from rongtong.apps.parties.queries import conflicts
from rongtong.apps.parties.queries import persons as queries
from rongtong.apps.parties.web.acting import actor_of, status_of, written
from rongtong.apps.parties.web.person_forms import AvoidForm, EndForm, InterestForm, TermsForm

HOME = "parties:expert"


@login_required
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    """Set my terms; below them whom I avoid and what I declared."""
    actor, person = actor_of(request), queries.own(actor_of(request))
    if person is None:
        return redirect("parties:profile_edit")
    kept: ExpertProfile | None = getattr(person, "expert", None)
    form = TermsForm(request.POST or None, initial=_initial(kept))

    def save() -> object:
        values = dict(form.cleaned_data)
        version = values.pop("version")
        return experts.set_terms(
            person=person, values=values, version=version, actor=actor, at=timezone.now()
        )

    def now() -> dict[str, Any]:
        return _initial(queries.terms_of(person))

    if form.is_valid() and written(form, save, now):
        messages.success(request, _("Saved. These terms count from now on."))
        return redirect(HOME)
    context = {
        "form": form,
        "person": person,
        "terms": kept,
        "no_gos": kept.no_gos.select_related("organisation") if kept else [],
        "interests": conflicts.declared(actor, person),
        "derived": [
            tie for tie in conflicts.barred(person, timezone.localdate()).values() if not tie.declared
        ],
    }
    return render(request, "parties/profile/expert.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def avoid(request: HttpRequest) -> HttpResponse:
    """Add an organisation I do not work for."""
    kept = get_object_or_404(ExpertProfile, person__user=request.user)
    form = AvoidForm(request.POST or None, actor=actor_of(request))

    def save() -> object:
        return experts.avoid(terms=kept, **form.cleaned_data, actor=actor_of(request), at=timezone.now())

    if form.is_valid() and written(form, save):
        messages.success(request, _("Its needs are no longer put to you, and it is not told."))
        return redirect(HOME)
    return render(
        request, "parties/profile/form.html", {"form": form, "title": _("An organisation I do not work for")}
    )


@login_required
@require_POST
def avoid_no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an organisation off my list."""
    no_go = get_object_or_404(NoGo, pk=pk, expert__person__user=request.user)
    experts.avoid_no_more(no_go=no_go, actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Its needs may be put to you again."))
    return redirect(HOME)


@login_required
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """Declare a tie that makes me partial."""
    person = get_object_or_404(Person, user=request.user)
    form = InterestForm(request.POST or None, actor=actor_of(request))

    def save() -> object:
        return experts.declare(
            person=person, other=None, **form.cleaned_data, actor=actor_of(request), at=timezone.now()
        )

    if form.is_valid() and written(form, save):
        messages.success(
            request, _("Declared. Nothing of this organisation is put before you for a judgment.")
        )
        return redirect(HOME)
    return render(request, "parties/profile/form.html", {"form": form, "title": _("Declare an interest")})


@login_required
@require_http_methods(["GET", "POST"])
def end_interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Note until when a tie lasted."""
    one = get_object_or_404(Interest, pk=pk, person__user=request.user)
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})

    def save() -> object:
        until = form.cleaned_data["until"]
        return experts.end_interest(interest=one, until=until, actor=actor_of(request), at=timezone.now())

    if form.is_valid() and written(form, save):
        messages.success(request, _("Noted."))
        return redirect(HOME)
    return render(request, "parties/profile/end.html", {"form": form, "what": one})


def _initial(kept: ExpertProfile | None) -> dict[str, Any]:
    values = {"open": True, "needs_a_week": 3, "hours_a_week": 4}
    return values if kept is None else {name: getattr(kept, name) for name in (*experts.FIELDS, "version")}
