"""Where I am signed in, and signing out there."""

from __future__ import annotations

from allauth.account.internal.flows.logout import logout
from allauth.core.internal.httpkit import authenticated_user
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from rongtong.kit.accounts import queries
from rongtong.kit.accounts.actions.keeping import end_sessions
from rongtong.kit.accounts.actions.signing import as_actor


@require_GET
@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """List the places."""
    user = authenticated_user(request)
    places = queries.places(user, here=request.session.session_key, at=timezone.now())
    return render(request, "accounts/sessions.html", {"places": places})


@require_POST
@login_required
def end(request: HttpRequest) -> HttpResponse:
    """Sign out at one place (``place``), or everywhere else, or with ``all`` here too."""
    user, at = authenticated_user(request), timezone.now()
    place = request.POST.get("place", "")
    if place:
        only = int(place) if place.isdecimal() and len(place) < 19 else 0
        ended = end_sessions(user=user, only=only, actor=as_actor(user), at=at)
    else:
        ended = end_sessions(user=user, keep=request.session.session_key, actor=as_actor(user), at=at)
    if request.POST.get("all"):
        logout(request)
        return redirect("account_login")
    if ended:
        messages.success(request, _("Signed out at %d place(s).") % ended)
    else:
        messages.info(request, _("There was nothing left to sign out of."))
    return redirect("accounts:sessions")
