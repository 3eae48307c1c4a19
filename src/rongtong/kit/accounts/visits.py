"""A request as a visit: which device, from where, by what means; what follows from arriving and failing.

It belongs to the pages (it reads the clock and the cookies) and serves the adapters and the demo.
"""

from __future__ import annotations

import secrets

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from rongtong.kit.accounts import agents, contacts, lock, queries
from rongtong.kit.accounts.actions import signing
from rongtong.kit.accounts.models import User
from rongtong.lib.actor import ANONYMOUS
from rongtong.lib.checks import CheckFault

DEVICE_COOKIE = "device"
_YEAR_S = 365 * 24 * 3600


def of(request: HttpRequest, means: str = "password") -> signing.Visit:
    """Give the visit that ``request`` is."""
    agent = request.META.get("HTTP_USER_AGENT", "")[:300]
    return signing.Visit(agents.device(agent), agents.place(lock.address(request) or ""), means)


def arrive(request: HttpRequest, response: HttpResponse, user: User, means: str = "") -> None:
    """Keep that somebody signed in and remember the browser."""
    records = get_authentication_records(request, user)
    used = means or "+".join(dict.fromkeys(str(record["method"]) for record in records)) or "password"
    token = request.COOKIES.get(DEVICE_COOKIE) or secrets.token_urlsafe(24)
    visit, at = of(request, used), timezone.now()
    request.session["seen"] = int(at.timestamp())
    signing.sign_in(user=user, visit=visit, token=token, actor=signing.as_actor(user), at=at)
    response.set_cookie(
        DEVICE_COOKIE,
        token,
        max_age=_YEAR_S,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def note_failure(request: HttpRequest, typed: str, user: User | None = None) -> None:
    """Keep a failed sign-in; ``typed`` is masked here."""
    if user is None:
        try:
            user = queries.find(contacts.read(typed))
        except CheckFault:
            user = None
    masked = contacts.masked(typed) if typed else (user.address_masked if user else "")
    # While a lock holds, further tries count nothing: only the one that let it fall is kept as a lock.
    locked = (
        bool(getattr(request, "axes_locked_out", False)) and request.axes_failures_since_start is not None
    )
    signing.note_failure(
        user=user, typed=masked, locked=locked, visit=of(request), actor=ANONYMOUS, at=timezone.now()
    )
