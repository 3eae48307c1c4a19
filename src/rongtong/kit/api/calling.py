"""Who calls: a token, a signed-in browser, or an address; with what is left of their limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.utils import check_csrf

from rongtong.kit.api import limits
from rongtong.kit.api.actions.tokens import note_use
from rongtong.kit.api.limits import Left
from rongtong.kit.api.problems import Problem, unsigned
from rongtong.kit.api.queries import actor_of, bearer
from rongtong.kit.fields import digest

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


@dataclass(frozen=True)
class Caller:
    """A caller's kind (a limit's name) and the key it is counted under."""

    kind: str
    key: str


def enter(request: HttpRequest, at: datetime) -> Caller:
    """Find out who calls and put the actor on the request. Problem when a token is wrong or CSRF fails."""
    if "Authorization" in request.headers:
        return _by_token(request, at)
    if request.user.is_authenticated:
        if request.method not in SAFE and check_csrf(request) is not None:
            detail = _("Send the header X-CSRFToken with the value of the csrftoken cookie, or use a token.")
            raise Problem(403, "csrf", detail)
        return Caller("account", str(request.user.pk))
    return Caller("address", _address(request))


def _by_token(request: HttpRequest, at: datetime) -> Caller:
    address = _address(request)
    left = limits.look("wrong", address, at)
    if left.used >= left.limit.calls:
        raise too_many(limits.Left(left.limit, left.used + 1, left.wait))
    scheme, _blank, secret = request.headers["Authorization"].partition(" ")
    token = bearer(secret.strip(), at) if scheme.lower() == "bearer" else None
    actor = actor_of(token, at) if token else None
    if token is None or actor is None:
        limits.take("wrong", address, at)
        detail = _(
            "This token is unknown, has ended, or its owner has left. Make a new one: “Access tokens”."
        )
        raise unsigned(detail, "token")
    # A cookie sent along must not add power: the token alone says who calls.
    request.user = AnonymousUser()
    request.actor = actor
    note_use(token, at)
    return Caller("token", str(token.pk))


def _address(request: HttpRequest) -> str:
    """Give a digest of the network address: counting needs no more than telling two apart."""
    return digest(request.META.get("REMOTE_ADDR") or "unknown", "api.address")[:32]


def take(request: HttpRequest, caller: Caller, at: datetime) -> Left:
    """Count the call. Problem 429 when it is one too many."""
    left = limits.take(caller.kind, caller.key, at)
    if not left.over and request.method not in SAFE:
        left = min(left, limits.take("write", f"{caller.kind}:{caller.key}", at), key=_remaining)
    if left.over:
        raise too_many(left)
    return left


def _remaining(left: Left) -> int:
    return left.limit.calls - left.used


def too_many(left: Left) -> Problem:
    """Give the answer to a call too many."""
    detail = _("%(calls)s calls in %(seconds)s seconds are allowed. Try again in %(wait)s seconds.")
    words = {"calls": left.limit.calls, "seconds": left.limit.seconds, "wait": left.wait}
    return Problem(429, "too_many", detail % words, headers=left.headers())
