"""The members of an organisation, requests to join, roles, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.parties.actions import memberships
from rongtong.apps.parties.actions.member_roles import change_roles
from rongtong.apps.parties.models import Invitation, Membership, Organisation
from rongtong.apps.parties.queries import memberships as read
from rongtong.apps.parties.queries.invitations import open_invitations
from rongtong.apps.parties.rules.memberships import DECIDE, INVITE, MANAGE, VIEW_MEMBERS
from rongtong.apps.parties.web.acting import actor_of, moved, written
from rongtong.apps.parties.web.members.forms import DecideForm, InviteForm, JoinForm, RolesForm
from rongtong.apps.parties.web.members.joining import to_join
from rongtong.apps.parties.web.organisations.page import found
from rongtong.kit.permissions import Refused, can, need
from rongtong.kit.permissions.asking import why_not
from rongtong.kit.workflow import offers
from rongtong.lib.actor import Actor


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Show members, requests and invitations to those who may see them."""
    record, actor, now = found(request, pk), actor_of(request), timezone.now()
    own = read.membership_of(record, actor.id)
    shown = read.members(record, actor=actor, at=now)
    asked = list(read.requests(record, actor=actor))
    if not shown and not asked:
        raise Refused(why_not(actor, VIEW_MEMBERS))
    return render(request, "parties/members/index.html", _context(request, record, actor) | {
        "members": shown, "requests": [(row, DecideForm(prefix=str(row.pk))) for row in asked], "own": own,
        "own_offers": [offer for offer in offers(own, actor, now) if offer.name == "leave"] if own else [],
    })  # fmt: skip


def _context(request: HttpRequest, record: Organisation, actor: Actor) -> dict[str, Any]:
    manages = can(actor, MANAGE, Membership(organisation=record))
    invites = can(actor, INVITE, Invitation(organisation=record))
    now = timezone.now()
    return {
        "organisation": record, "manages": manages, "now": now,
        "invite_form": InviteForm(initial={"way": "email"}) if invites else None,
        "invitations": list(open_invitations(record, actor)) if invites else [],
        "delegations": list(read.delegations(record, now)),
        "acting_for": [row for row in read.acting_for(actor.id, now) if row.organisation_id == record.pk],
        "new_link": request.session.pop("new_link", None),
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to join what one sees; hidden organisations invite, or a reviewer joins a second record."""
    record = to_join(request, pk)
    form = JoinForm(request.POST or None)
    actor, now = actor_of(request), timezone.now()
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if written(form, lambda: memberships.ask_to_join(organisation=record, actor=actor, at=now, **values)):
            messages.success(request, _("Your request is sent. You will be told within five working days."))
            return redirect("parties:join", record.pk)
    status = 422 if form.errors else 200
    there = read.membership_of(record, actor.id)
    context = {"organisation": record, "form": form, "membership": there}
    return render(request, "parties/members/join.html", context, status=status)


def _membership(request: HttpRequest, pk: int) -> Membership:
    return read.membership(actor_of(request), pk)


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Admit or refuse a request."""
    asked = _membership(request, pk)
    need(actor_of(request), DECIDE, asked)
    form = DecideForm(request.POST, prefix=str(asked.pk))
    back = redirect("parties:members", asked.organisation_id)
    if not form.is_valid():
        messages.error(request, _("Choose roles or a reason from the list."))
        return back
    by = {"membership": asked, "actor": actor_of(request), "at": timezone.now()}
    try:
        if request.POST.get("answer") == "admit":
            memberships.admit(roles=form.cleaned_data["roles"], **by)
            messages.success(request, _("%(name)s is a member now.") % {"name": asked.user})
        else:
            memberships.refuse(reason=form.cleaned_data["reason"], note=form.cleaned_data["note"], **by)
            messages.success(request, _("The request is refused."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return back


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a member's roles; the way to remove the member."""
    there, actor, now = _membership(request, pk), actor_of(request), timezone.now()
    need(actor, MANAGE, there)
    held = [row.role for row in there.assignments(now)]
    form = RolesForm(request.POST or None, initial={"roles": held, "version": there.version})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data

        def stored() -> dict[str, Any]:
            return {"roles": held, "version": _membership(request, pk).version}

        if written(form, lambda: change_roles(membership=there, actor=actor, at=now, **values), stored):
            messages.success(request, _("The roles are changed; they count at once."))
            return redirect("parties:members", there.organisation_id)
    removal = [offer for offer in offers(there, actor, now) if offer.name == "remove"]
    context = {"membership": there, "organisation": there.organisation, "form": form, "offers": removal}
    return render(request, "parties/members/member.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave, remove, take a request back."""
    there = _membership(request, pk)

    def do(*, name: str, reason: str, note: str, version: int | None, actor: Actor, at: Any) -> object:
        by = {"membership": there, "actor": actor, "at": at}
        if name == "remove":
            return memberships.remove(reason=reason, note=note, version=version, **by)
        if name == "leave":
            return memberships.leave(note=note, **by)
        if name == "withdraw":
            return memberships.withdraw(**by)
        raise ValidationError(_("Use the form for this."))

    leaving = there.user_id == request.user.pk
    back = f"/organisations/{there.organisation_id}/" + ("" if leaving else "members/")
    return moved(request, there, do, back)
