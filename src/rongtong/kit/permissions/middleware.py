"""``request.actor``: made when first asked for, once a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from rongtong.kit.permissions.queries import actor_for


class ActorMiddleware:
    """Puts the actor on the request; behind the middleware that knows the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make the actor lazily: a page that asks nothing costs nothing."""
        request.actor = SimpleLazyObject(lambda: actor_for(request.user, at=timezone.now()))  # type: ignore[attr-defined]
        return self.get_response(request)
