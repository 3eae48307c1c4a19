"""The link in a mail: one tap, no signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from rongtong.kit.notices.actions import choosing
from rongtong.kit.notices.declare import categories
from rongtong.kit.notices.off import read_token
from rongtong.lib.actor import ANONYMOUS


# The mail program's own button posts here (RFC 8058) and has no cookie; the signature is the proof.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def switch_off(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET (mail scanners open links), switch off on POST."""
    off = read_token(token)
    if off is None or off.category not in categories():
        return render(request, "notices/off.html", {"state": "wrong"}, status=404)
    context = {"category": categories()[off.category], "state": "ask", "account": off.user is not None}
    if request.method == "POST":
        choosing.switch_off(off=off, actor=ANONYMOUS, at=timezone.now())
        context["state"] = "done"
    return render(request, "notices/off.html", context)
