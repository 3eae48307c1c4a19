"""Pages for what went wrong: each says what happened and what to do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from structlog.contextvars import get_contextvars

from rongtong.kit.permissions import Refused

_BARE = (
    '<!doctype html><html lang="zh-hans"><meta charset="utf-8"><title>融通</title>'
    "<h1>出错了,请稍后再试</h1><p>Something went wrong. Please try again later.</p></html>"
)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """May not: show the sentence of the refusal, which says why and what to do."""
    sentence = exception.sentence if isinstance(exception, Refused) else ""
    return render(request, "403.html", {"sentence": sentence}, status=403)


def lost(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not here. Why is not said: "no such record" and "not for you" must look the same."""
    return render(request, "404.html", status=404)


def puzzled(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request we cannot read."""
    return render(request, "400.html", status=400)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token (CSRF): mostly an old page, or cookies switched off."""
    return render(request, "403_csrf.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault. Drawn without the request: a broken session or database must not break this page too."""
    reference = str(get_contextvars().get("request_id", ""))
    try:
        page: str = render_to_string("500.html", {"reference": reference})
    except Exception:  # the page itself may be what is broken; then say it in the barest way
        page = _BARE
    return HttpResponseServerError(page)
