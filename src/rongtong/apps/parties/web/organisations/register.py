"""Registering: the code first, so that nobody makes a second record of what is there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.parties.actions.organisations import AlreadyRegistered, register, standing_with
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.parties.web.organisations.forms import FindForm, RegisterForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the code: known codes lead to joining, new ones to the form."""
    form = FindForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 200 if request.method != "POST" else 422
        return render(request, "parties/organisations/find.html", {"form": form}, status=status)
    code = form.cleaned_data["uscc"]
    there = standing_with(code, actor_of(request))
    if there is not None:
        return _known(request, there)
    return redirect(f"{request.path}new/?uscc={code}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take the first facts and make the record; its founder administers it."""
    form = RegisterForm(
        request.POST or None, initial={"uscc": request.GET.get("uscc", ""), "kind": "company"}
    )
    if request.method != "POST":
        return render(request, "parties/organisations/new.html", {"form": form})
    if form.is_valid():
        try:
            made = register(values=form.cleaned_data, actor=actor_of(request), at=timezone.now())
        except AlreadyRegistered as taken:
            return _known(request, taken.organisation)
        messages.success(
            request, _("Registered. You administer it: complete its page, then have it verified.")
        )
        return redirect("parties:organisation", made.pk)
    return render(request, "parties/organisations/new.html", {"form": form}, status=422)


def _known(request: HttpRequest, there: Organisation) -> HttpResponse:
    """Say that it is registered, and offer to join: the reader sees it in the directory too."""
    return render(request, "parties/organisations/known.html", {"organisation": there}, status=409)
