"""Asking for an introduction: from a candidate, from my week, from a public need or offer."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.introductions.actions.asking import AlreadyOpen, ask
from rongtong.apps.introductions.queries.asking import own_for, prefilled
from rongtong.apps.introductions.queries.introductions import open_between, seen
from rongtong.apps.introductions.web.ask_form import AskForm
from rongtong.apps.parties.web.acting import whole, written
from rongtong.kit.permissions.asker import actor_of
from rongtong.lib.actor import Actor


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, other: int) -> HttpResponse:
    """Ask the owner of a public listing; ``own`` in the query says for which of one's own."""
    actor, at = actor_of(request), timezone.now()
    theirs = get_object_or_404(public(), pk=other)
    own = own_for(actor, theirs)
    chosen = _chosen(own, request)
    if chosen is None:
        return render(request, "introductions/nothing_to_bring.html", {"theirs": theirs}, status=200)
    there = open_between(chosen, theirs)
    if there is not None and seen(actor).filter(pk=there.pk).exists():
        return redirect("introductions:one", there.pk)
    today = timezone.localdate(at)
    before = prefilled(chosen, theirs, today)
    posted = request.POST if request.method == "POST" else None
    form = AskForm(own, before, today, posted, initial={"own": chosen.pk})
    if posted and form.is_valid() and written(form, lambda: _ask(form, chosen, theirs, actor, at)):
        messages.success(request, _("They are asked and have five working days to answer."))
        return redirect("introductions:one", open_between(chosen, theirs).pk)
    context = {
        "form": form, "theirs": theirs, "own": chosen, "several": len(own) > 1,
        "hidden": chosen.hides("organisation"), "their_name_hidden": theirs.hides("organisation"),
    }  # fmt: skip
    return render(request, "introductions/ask.html", context, status=422 if form.is_bound else 200)


def _ask(form: AskForm, own: Listing, theirs: Listing, actor: Actor, at: object) -> None:
    try:
        ask(own=own, other=theirs, answers=form.answers(), actor=actor, at=at)
    except AlreadyOpen:
        return  # somebody of the own side was faster: the page of that one follows


def _chosen(own: list[Listing], request: HttpRequest) -> Listing | None:
    """Give the own listing that is named, else the one that suits best."""
    wanted = whole(request.POST.get("own") or request.GET.get("own"))
    return next((one for one in own if one.pk == wanted), own[0] if own else None)
