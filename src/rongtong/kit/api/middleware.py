"""The door of everything under /api/v…: who calls, how often, was it asked before, how a refusal looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from rongtong.kit.api.actions.repeating import once
from rongtong.kit.api.bodies import receive
from rongtong.kit.api.calling import SAFE, Caller, enter, take
from rongtong.kit.api.problems import Problem, plain, tidied

Answer = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/v"
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class Door:
    """Stands behind the middleware that puts the actor on the request, before the one that ends sessions."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let pages through; answer calls."""
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = self._answer(request, timezone.now())
        response.setdefault("Cache-Control", "no-store")
        response["Content-Language"] = getattr(request, "LANGUAGE_CODE", "zh-hans")
        patch_vary_headers(response, ["Authorization", "Cookie", "Accept-Language"])
        return response

    def _answer(self, request: HttpRequest, at: datetime) -> HttpResponse:
        headers: dict[str, str] = {}
        try:
            if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
                raise plain(400)
            caller = enter(request, at)
            headers = take(request, caller, at).headers()
            response = tidied(request, self._work(request, caller, at))
        except Problem as problem:
            response = problem.answer(request)
        for name, value in headers.items():
            response.setdefault(name, value)
        return response

    def _work(self, request: HttpRequest, caller: Caller, at: datetime) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if request.method in SAFE:
            return self.get_response(request)
        if key is not None and not _KEY.fullmatch(key):
            raise Problem(400, "key", _("An Idempotency-Key has 1 to 255 visible characters of ASCII."))
        try:
            receive(request)
        except (RequestDataTooBig, UnreadablePostError):
            raise plain(413) from None
        except (MultiPartParserError, SuspiciousOperation):
            raise plain(400) from None
        if key is None:
            return self.get_response(request)
        return once(request, f"{caller.kind}:{caller.key}", key, at, self.get_response)
