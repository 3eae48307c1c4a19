"""What every request of somebody signed in goes through.

Is the session still in use, is a second factor due.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from allauth.account.internal.flows.logout import logout
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from rongtong.kit.accounts.queries import has_second_factor

log = logging.getLogger(__name__)
# last use is written at most once in this time, so that reading pages costs no writes
_GRAIN = timedelta(minutes=1)
# A page that asks on its own (a bell, a progress bar) is not use.
_UNATTENDED = "HTTP_X_UNATTENDED"


class SessionMiddleware:
    """Ends idle sessions (等保 8.1.4.1), notes last use, asks for a second factor where the role needs one.

    It stands behind the middleware that puts the actor on the request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or send its person where they have to go first."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        at = timezone.now()
        answer = _idle(request, at) or _due(request, at) or self.get_response(request)
        if request.path.startswith(reverse("accounts:home")) and not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)  # recovery codes must not wait in a shared machine's cache
        # No proxy keeps what is one person's. Not "no-store": going back to a form would lose what was typed.
        answer.setdefault("Cache-Control", "private, no-cache")
        return answer


class OutsideAnswers:
    """Says in plain words that a provider sent what nobody can read: the sign-in library trusts its shape.

    A provider that is away or says no is caught by the library itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for the view that a provider sends people back to; leave every other fault alone."""
        at = request.resolver_match
        strange = isinstance(exception, KeyError | ValueError | TypeError | AttributeError)
        if not strange or at is None or not (at.url_name or "").endswith("_callback"):
            return None
        log.warning("%s was answered with what cannot be read", at.url_name, exc_info=exception)
        return render(request, "socialaccount/authentication_error.html", status=HTTPStatus.UNAUTHORIZED)


def is_staff(request: HttpRequest) -> bool:
    """Tell whether the person holds a role with power over others."""
    return bool(request.actor.roles() & settings.MFA_ROLES)


def _idle(request: HttpRequest, at: datetime) -> HttpResponse | None:
    seen = datetime.fromtimestamp(request.session.get("seen", at.timestamp()), at.tzinfo)
    idle = at - seen
    # The shorter limit is only looked at where it could matter: it asks the database for roles.
    if idle > settings.IDLE or (idle > settings.IDLE_STAFF and is_staff(request)):
        logout(request, show_message=False)
        messages.info(
            request, _("You were signed out because nothing happened for a while. Sign in to go on.")
        )
        query = {"next": request.get_full_path()} if request.method == "GET" else {}
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")
    if _UNATTENDED not in request.META and (idle >= _GRAIN or "seen" not in request.session):
        request.session["seen"] = int(at.timestamp())
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=at)
    return None


def _due(request: HttpRequest, at: datetime) -> HttpResponse | None:
    """Send somebody to what they must do first: a second factor, a new password."""
    user = request.user
    assert user.is_authenticated  # noqa: S101 - the caller let nobody else in
    free = request.path.startswith((reverse("accounts:home"), "/static/", "/setup/", "/pages/", "/style/"))
    if free or (settings.DEMO and user.demo):
        return None
    if not request.session.get("factor") and is_staff(request):
        if not has_second_factor(user):
            messages.warning(
                request, _("Your role asks for a second factor. Set one up to go on; it takes two minutes.")
            )
            return HttpResponseRedirect(reverse("mfa_index"))
        request.session["factor"] = True
    changed = user.password_changed_at
    if settings.PASSWORD_DAYS and changed and at - changed > timedelta(days=settings.PASSWORD_DAYS):
        messages.warning(
            request,
            _("Your password is older than %d days. Choose a new one to go on.") % settings.PASSWORD_DAYS,
        )
        return HttpResponseRedirect(reverse("account_change_password"))
    return None
