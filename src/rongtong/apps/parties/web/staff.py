"""The staff of a centre: who works there, with their load; posting and ending posts, for heads."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.parties.actions import staff as actions
from rongtong.apps.parties.queries import centres as queries
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.apps.parties.web.centre_forms import LoadForm, PostForm, WhyForm
from rongtong.kit.permissions import can, need


@login_required
@require_safe
def staff(request: HttpRequest, pk: int) -> HttpResponse:
    """Who works here now and who did."""
    actor, at = actor_of(request), timezone.now()
    one = queries.one(actor, pk)
    context = {
        "centre": one,
        "staff": queries.staff(actor, one, at),
        "former": queries.former_staff(actor, one, at)[:50],
        "may": can(actor, rules.STAFF, one),
        "may_head": can(actor, rules.HEAD, one),
    }
    return render(request, "parties/centres/staff.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Post somebody here."""
    actor = actor_of(request)
    one = queries.one(actor, pk)
    need(actor, rules.STAFF, one)
    form = PostForm(request.POST or None)

    def save() -> object:
        return actions.post(centre=one, actor=actor, at=timezone.now(), **form.cleaned_data)

    if form.is_valid() and written(form, save):
        messages.success(request, _("Posted. The power counts from the next page they open."))
        return redirect("parties:staff", pk)
    return render(
        request, "parties/centres/form.html", {"form": form, "centre": one, "title": _("Post somebody")}
    )


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int, posting: int) -> HttpResponse:
    """End a post."""
    actor = actor_of(request)
    one = queries.one(actor, pk)
    need(actor, rules.STAFF, one)
    kept = get_object_or_404(one.postings.select_related("user"), pk=posting)
    form = WhyForm(request.POST or None)

    def save() -> object:
        return actions.end_post(
            posting=kept, reason=form.cleaned_data["reason"], actor=actor, at=timezone.now()
        )

    if form.is_valid() and written(form, save):
        messages.success(request, _("Ended. Its power is gone at once."))
        return redirect("parties:staff", pk)
    title = _("End the post of %(who)s") % {"who": kept.user}
    return render(request, "parties/centres/form.html", {"form": form, "centre": one, "title": title})


@login_required
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest, pk: int, posting: int) -> HttpResponse:
    """Set how much somebody takes at once."""
    actor = actor_of(request)
    one = queries.one(actor, pk)
    need(actor, rules.STAFF, one)
    kept = get_object_or_404(one.postings.select_related("user", "centre"), pk=posting)
    form = LoadForm(request.POST or None, initial={"most": kept.most})

    def save() -> object:
        return actions.set_load(posting=kept, most=form.cleaned_data["most"], actor=actor, at=timezone.now())

    if form.is_valid() and written(form, save):
        messages.success(request, _("Saved."))
        return redirect("parties:staff", pk)
    title = _("Load of %(who)s") % {"who": kept.user}
    return render(request, "parties/centres/form.html", {"form": form, "centre": one, "title": title})
