"""Whose request it is when reverse proxies stand in front."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


class BehindProxies:
    """Put the visitor's address where Django looks for it.

    Each proxy appends the address it was called from, so the n-th from the right is what the outermost of n
    proxies of ours saw; what stands further left the visitor may have made up.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set REMOTE_ADDR, then pass on."""
        count = settings.PROXIES
        passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if count and len(passed) >= count and passed[-count]:
            request.META["REMOTE_ADDR"] = passed[-count]
        return self.get_response(request)
