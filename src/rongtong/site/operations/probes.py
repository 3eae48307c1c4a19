"""What machines ask: /healthz (does the process live?), /readyz (can it serve?), /metrics (figures).

Answered before everything else: a probe calls by an internal name, over plain http, without a session.
"""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django_prometheus.exports import ExportToDjangoView

from rongtong.site.operations import figures, health

Answer = Callable[[HttpRequest], HttpResponseBase]


class Probes:
    """Answers the probes and passes everything else on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a probe; pass on what is none."""
        probe = PROBES.get(request.path_info)
        if probe is None or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        response = probe(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers, and nothing more."""
    return JsonResponse({"alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """Say which checks hold; 503 when a vital one does not."""
    found = health.examine()
    is_ready = health.is_ready(found)
    words = {name: "ok" if holds else "failed" for name, holds in found.items()}
    return JsonResponse({"ready": is_ready, "checks": words}, status=200 if is_ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Give the figures to those who may read them; 403 to others."""
    if not may_read_metrics(request):
        return HttpResponse(status=403)
    figures.refresh()
    page: HttpResponse = ExportToDjangoView(request)
    return page


def may_read_metrics(request: HttpRequest) -> bool:
    """Tell whether the caller's address is allowed or it brings the token."""
    given = request.headers.get("Authorization", "").encode()
    if settings.METRICS_TOKEN and compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return True
    try:
        caller = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(caller in network for network in settings.METRICS_FROM)


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/healthz": alive,
    "/readyz": ready,
    "/metrics": metrics,
}
