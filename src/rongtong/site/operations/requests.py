"""One line of the log a request: route, answer, time, request and account. Nothing that somebody typed."""

from __future__ import annotations

import time

import structlog
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    """Django-structlog's middleware, told to name the route and not what somebody typed."""

    def prepare(self, request: HttpRequest) -> None:
        """Note when the request came."""
        request.log_began = time.perf_counter()
        super().prepare(request)

    def handle_response(self, request: HttpRequest, response: HttpResponseBase) -> None:
        """Add how long it took, in milliseconds, and hand the request's id to whoever asked."""
        took = time.perf_counter() - request.log_began
        context = structlog.contextvars.get_contextvars()
        response.headers["X-Request-ID"] = str(context.get("request_id", ""))
        structlog.contextvars.bind_contextvars(ms=round(took * 1000, 1))
        super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Give method and route: a path may hold a key of a mailed link, a query what was searched."""
        match = request.resolver_match
        try:
            route = match.route if match else resolve(request.path_info).route
        except Resolver404:
            route = "(no such page)"
        return f"{request.method} /{route.lstrip('^').rstrip('$')}"
