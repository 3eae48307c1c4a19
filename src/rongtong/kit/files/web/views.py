"""Handing files out. Nothing is served from the folder itself: every way leads through here."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.kit.files import actions, queries, store
from rongtong.kit.files.faults import FileRefused
from rongtong.kit.files.kinds import KINDS
from rongtong.kit.files.links import read_signed
from rongtong.kit.files.models import File
from rongtong.kit.files.purposes import named
from rongtong.kit.files.web.listing import FILES
from rongtong.kit.permissions import Refused
from rongtong.lib.actor import ANONYMOUS, Actor

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def file(request: HttpRequest, token: str) -> HttpResponse:
    """Hand a file out to whom its purpose allows it now."""
    actor: Actor = request.actor
    found = queries.by_token(token)
    if found is None:
        raise Http404
    queries.need_read(actor, found)
    return _handed_out(request, found, actor, timezone.now(), "page")


@require_safe
def signed(request: HttpRequest, text: str) -> HttpResponse:
    """Hand a file out to who holds a signed link that has not run out (and is who it was made for)."""
    said, at = read_signed(text), timezone.now()
    found = queries.by_token(said.token) if said else None
    if said is None or found is None or said.purpose != found.purpose:
        raise Http404
    if at >= said.ends:
        return _sorry(
            request, _("This link has run out. Open the page it came from and take a new one."), 410
        )
    actor: Actor = request.actor
    if said.user is not None and actor.id != said.user:
        if actor.kind == ANONYMOUS.kind:
            return redirect_to_login(request.path)
        raise Refused(_("This link was made for somebody else. Ask them for the file."))
    return _handed_out(request, found, actor, at, "link")


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List the reader's own files."""
    user: int = request.actor.id
    page = FILES.page(request, queries.owned_by(user))
    return render(request, "files/mine.html", {"page": page, "taken": queries.room_taken(user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then remove a file."""
    actor: Actor = request.actor
    found = queries.by_token(token)
    if found is None:
        raise Http404
    queries.need_remove(actor, found)
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("files:mine")
    if request.method != "POST":
        return render(request, "files/remove.html", {"file": found, "back": back})
    actions.remove(file=found, actor=actor, at=timezone.now())
    messages.success(request, _("The file is removed."))
    return redirect(back)


def _handed_out(request: HttpRequest, found: File, actor: Actor, at: datetime, way: str) -> HttpResponse:
    try:
        queries.need_whole(found)
    except FileRefused as fault:
        return _sorry(request, fault.messages[0], 409)
    if named(found.purpose).logged and request.method == "GET":
        actions.note_reading(file=found, actor=actor, at=at, way=way)
    kind = KINDS[found.form]
    response: Any = FileResponse(
        store.opened(found.token),
        as_attachment=not kind.shown,
        filename=found.name,
        content_type=kind.media_type,
    )
    for name, value in _HEADERS.items():
        response[name] = value
    response["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(found.sha256)).decode()}:"
    return response  # type: ignore[no-any-return]


def _sorry(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "files/sorry.html", {"sentence": sentence}, status=status)
