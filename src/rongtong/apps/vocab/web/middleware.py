"""Every request sees one state of the lists, at the price of one query at most."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rongtong.apps.vocab.queries import pinned


class OneState:
    """Pins the lists for the time of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within ``pinned``."""
        with pinned():
            return self.get_response(request)
