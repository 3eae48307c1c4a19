"""Who asks: the one reader of ``request.actor``."""

from __future__ import annotations

from django.http import HttpRequest

from rongtong.lib.actor import ANONYMOUS, Actor


def actor_of(request: HttpRequest) -> Actor:
    """Give whom the middleware put on ``request``; nobody on a page drawn before it ran (an early error)."""
    return getattr(request, "actor", ANONYMOUS)
