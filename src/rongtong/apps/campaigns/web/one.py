"""One target: its link and code, what was said, what an officer does."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.campaigns.actions import targets as write
from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.models.calls import Result
from rongtong.apps.campaigns.queries.links import path_of
from rongtong.apps.campaigns.queries.targets import answers_of, history, worked_on
from rongtong.apps.campaigns.web.forms import BindForm, WordForm
from rongtong.apps.campaigns.web.values import pairs_of
from rongtong.apps.parties.queries.organisations import contacts
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.kit.privacy.sensitive import masked, reveal_url
from rongtong.kit.workflow import Hindered, offers, steps

BUTTONS = ("give_up", "try_again", "withdraw", "put_back")


def address_of(path: str) -> str:
    """Give a path as an address for mail, paper and phones."""
    return f"{settings.SITE_URL}{path}" if path else ""


def code_of(address: str) -> SafeString:
    """Draw an address for a phone's camera."""
    drawn = segno.make(address, micro=False, error="m")
    return mark_safe(drawn.svg_inline(svgclass="qr", lineclass=None, omitsize=True))  # noqa: S308 - our own address


def found(request: HttpRequest, pk: int) -> Target:
    """Give a target that the reader works on; 404 for any other."""
    return get_object_or_404(worked_on(actor_of(request)), pk=pk)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a target."""
    target, actor, now = found(request, pk), actor_of(request), timezone.now()
    address = address_of(path_of(target))
    answers = [
        {"one": one, "pairs": pairs_of(one), "phone": masked(one, "phone"), "contact": masked(one, "contact"),
         "reveal": reveal_url(one, "phone") if one.phone else "",
         "offers": {offer.name: offer for offer in offers(one, actor, now)}}
        for one in answers_of(target)
    ]  # fmt: skip
    context = {
        "target": target, "campaign": target.campaign, "address": address, "answers": answers,
        "code": code_of(address) if address else "", "results": Result.choices,
        "fields": fields_of(target), "steps": steps(target), "word": WordForm(),
        "people": contacts(target.organisation, actor) if target.organisation else [],
        "bind": BindForm(actor=actor) if target.organisation is None else None,
        "offers": [one for one in offers(target, actor, now) if one.name in BUTTONS],
        "history": history(target), "calls": target.calls.select_related("by")[:20],
    }  # fmt: skip
    return render(request, "campaigns/target.html", context)


def fields_of(target: Target) -> list[tuple[Any, str, str]]:
    """Give contact person, phone and e-mail as (label, masked, where to read them in clear)."""
    label = target._meta.get_field
    return [
        (label(name).verbose_name, masked(target, name), reveal_url(target, name))
        for name in ("contact", "phone", "email")
        if getattr(target, name)
    ]  # fmt: skip


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one step with a target."""
    target = found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name not in BUTTONS:
            raise Http404
        return write.move(target=target, step=name, **given)

    return moved(request, target, do, reverse("campaigns:target", args=[pk]))


def _done(request: HttpRequest, pk: int, do: Any, told: Any) -> HttpResponse:
    """Carry an action out; say that it is done, or why not."""
    try:
        done = do(actor=actor_of(request), at=timezone.now())
        messages.success(request, told)
        pk = done.pk if isinstance(done, Target) else pk
    except (Hindered, ValidationError) as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("campaigns:target", pk)


@login_required
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the link, or give a new one."""
    target = found(request, pk)
    if request.POST.get("what") == "new":
        return _done(
            request, pk, lambda **by: write.new_link(target=target, **by), _("The new link stands below.")
        )
    told = _("The link works no longer.")
    return _done(request, pk, lambda **by: write.withdraw_link(target=target, **by), told)


@login_required
@require_POST
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the record of a target that stood on the list by name only."""
    target, actor = found(request, pk), actor_of(request)
    form = BindForm(request.POST, actor=actor)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("organisation", form.non_field_errors())))
        return redirect("campaigns:target", pk)
    house = form.cleaned_data["organisation"]
    return _done(request, pk, lambda **by: write.bind(target=target, organisation=house, **by), _("Saved."))


@login_required
@require_POST
def fold(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one that came by the public link be the listed one."""
    target = found(request, pk)
    return _done(request, pk, lambda **by: write.put_together(target=target, **by), _("They are one now."))
