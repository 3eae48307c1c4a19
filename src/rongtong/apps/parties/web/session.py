"""The staff session: staff power counts only while it is open, for a reason that everybody can read later."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.parties.web.acting import actor_of, stories
from rongtong.apps.parties.web.centre_forms import SessionForm
from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.actions import close_staff_session, open_staff_session
from rongtong.kit.permissions.queries import open_session
from rongtong.kit.permissions.roles import roles


@login_required
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> HttpResponse:
    """Open a session, see the open one with what was done in it."""
    actor, at = actor_of(request), timezone.now()
    staff = [roles()[held.role].label for held in actor.held if roles()[held.role].staff]
    if not staff:
        raise Refused(_("None of your roles needs a staff session."))
    form = SessionForm(request.POST or None)
    if form.is_valid():
        open_staff_session(user=request.user, actor=actor, at=at, **form.cleaned_data)
        messages.success(request, _("Staff power is on. Switch it off as soon as you are done."))
        return redirect(request.POST["next"] if _safe(request) else "parties:session")
    running = open_session(request.user.pk, at=at)
    done = stories(trail.search(actor=actor.id).filter(staff=running.pk)[:50]) if running else []
    context = {
        "form": form,
        "session": running,
        "done": done,
        "roles": staff,
        "next": request.GET.get("next", ""),
    }
    return render(request, "parties/roles/session.html", context)


@login_required
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """End the session now."""
    at = timezone.now()
    running = open_session(request.user.pk, at=at)
    if running:
        close_staff_session(session=running, actor=actor_of(request), at=at)
        messages.success(request, _("Staff power is off."))
    return redirect("parties:session")


def _safe(request: HttpRequest) -> bool:
    target = request.POST.get("next", "")
    return bool(target) and url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
