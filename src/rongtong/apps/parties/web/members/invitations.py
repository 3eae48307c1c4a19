"""Inviting, and the page an invitation's link opens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.parties.actions import invitations
from rongtong.apps.parties.models import Invitation
from rongtong.apps.parties.queries.invitations import by_token, invitation, waiting_for
from rongtong.apps.parties.rules.memberships import INVITE
from rongtong.apps.parties.web.acting import actor_of, written
from rongtong.apps.parties.web.members.forms import InviteForm
from rongtong.apps.parties.web.organisations.page import found
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers


@login_required
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation. The answer is the same whether the address has an account or not."""
    record, actor = found(request, pk), actor_of(request)
    need(actor, INVITE, Invitation(organisation=record))
    form, made = InviteForm(request.POST), []

    def do() -> None:
        made.append(
            invitations.invite(organisation=record, actor=actor, at=timezone.now(), **form.cleaned_data)
        )

    if form.is_valid() and written(form, do):
        _announce(request, *made[0])
        return redirect("parties:members", record.pk)
    return render(request, "parties/members/invite.html", {"organisation": record, "form": form}, status=422)


def _announce(request: HttpRequest, sent: Invitation, token: str) -> None:
    if sent.way == Invitation.Way.EMAIL:
        messages.success(request, _("The invitation is on its way."))
    else:
        request.session["new_link"] = request.build_absolute_uri(reverse("parties:invitation", args=[token]))


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    actor = actor_of(request)
    sent = invitation(actor, pk)
    try:
        if request.POST.get("transition") == "resend":
            _announce(request, *invitations.resend(invitation=sent, actor=actor, at=timezone.now()))
        else:
            invitations.withdraw(invitation=sent, actor=actor, at=timezone.now())
            messages.success(request, _("Withdrawn: the link works no longer."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("parties:members", sent.organisation_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever holds its link; accept or decline it when signed in."""
    sent = by_token(token)
    if sent is None or sent.state != "sent":
        return _gone(request, sent)
    if request.method == "POST" and request.user.is_authenticated:
        return _answered(request, sent)
    return _page(request, sent)


def _page(request: HttpRequest, sent: Invitation) -> HttpResponse:
    actor = actor_of(request)
    offered = offers(sent, actor, timezone.now()) if request.user.is_authenticated else []
    mine = [offer for offer in offered if offer.name in ("accept", "decline")]
    context = {"invitation": sent, "organisation": sent.organisation, "offers": mine, "here": request.path}
    return render(request, "parties/members/invitation.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an invitation to whom its address belongs, without the letter: being signed in proves as much."""
    waiting = {row.pk: row for row in waiting_for(request.user, timezone.now())}
    sent = waiting.get(pk)
    if sent is None:
        return _gone(request, None)
    return _answered(request, sent) if request.method == "POST" else _page(request, sent)


def _gone(request: HttpRequest, sent: Invitation | None) -> HttpResponse:
    """Say the same of a token that was used, withdrawn or never made."""
    if sent is not None and sent.membership is not None and sent.membership.user_id == request.user.pk:
        return redirect("parties:organisation", sent.organisation_id)
    return render(request, "parties/members/invitation_gone.html", status=410)


def _answered(request: HttpRequest, sent: Invitation) -> HttpResponse:
    by: dict[str, Any] = {"invitation": sent, "actor": actor_of(request), "at": timezone.now()}
    try:
        if request.POST.get("transition") == "decline":
            invitations.decline(**by)
            messages.success(request, _("Declined."))
            return redirect("parties:organisations")
        invitations.accept(**by)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return redirect(request.path)
    messages.success(request, _("You belong to %(name)s now.") % {"name": sent.organisation})
    return redirect("parties:organisation", sent.organisation_id)
