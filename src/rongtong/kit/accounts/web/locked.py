"""What somebody sees who is locked out: why, until when, and what helps meanwhile."""

from __future__ import annotations

import math
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rongtong.kit.accounts import lock


def locked(request: HttpRequest, _response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """Give the page, with status 429 and the seconds to wait in Retry-After."""
    at = timezone.now()
    until = lock.locked_until(lock.whose(request, credentials), lock.address(request)) or at
    wait = max(1, math.ceil((until - at).total_seconds()))
    page = render(
        request, "accounts/locked.html", {"until": until, "minutes": math.ceil(wait / 60)}, status=429
    )
    page["Retry-After"] = str(wait)
    return page
