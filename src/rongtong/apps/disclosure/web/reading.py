"""A reader's way to a file: opened by a tap, then pages and copies behind a link of their own."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.disclosure.actions.rooms import note_seen, open_file
from rongtong.apps.disclosure.models import Reading
from rongtong.apps.disclosure.models.choices import Way
from rongtong.apps.disclosure.queries.copies import linked, opened, read_link, shown_page, taken
from rongtong.apps.disclosure.queries.rooms import readable
from rongtong.apps.disclosure.rules.showing import sentence
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.files.faults import FileRefused
from rongtong.lib.marked import CannotShow

_HEADERS = {
    "Cache-Control": "private, no-store, max-age=0",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Accept-Ranges": "none",
}


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a file: it is listed for the owner, and the reader is led to their own link."""
    actor, now = actor_of(request), timezone.now()
    found = readable(actor, pk, at=now)
    if found is None:
        raise Http404
    way = Way.COPY if request.POST.get("way") == Way.COPY else Way.VIEW
    reading = open_file(room_file=found, way=way, actor=actor, at=now)
    where = "disclosure:reading" if way == Way.VIEW else "disclosure:reading_copy"
    return redirect(where, linked(reading, session=_session(request), at=now))


def _session(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _behind(request: HttpRequest, text: str, way: str) -> Reading:
    """Give the opening behind a link. 404 whatever is wrong: forged, over, stopped, somebody else's."""
    link = read_link(text)
    found = opened(link, actor_of(request), session=_session(request), at=timezone.now()) if link else None
    if found is None or found.way != way:
        raise Http404
    return found


@login_required
@require_safe
def show(request: HttpRequest, text: str) -> HttpResponse:
    """Show the pages of a file, each a picture with the reader's mark."""
    reading = _behind(request, text, Way.VIEW)
    context = {
        "reading": reading, "file": reading.room_file, "text": text,
        "pages": range(1, reading.room_file.pages + 1),
    }  # fmt: skip
    answer = render(request, "disclosure/reading.html", context)
    for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag"):
        answer[name] = _HEADERS[name]
    return answer


@login_required
@require_safe
def page(request: HttpRequest, text: str, number: int) -> HttpResponse:
    """Hand out one page."""
    reading = _behind(request, text, Way.VIEW)
    if not 1 <= number <= reading.room_file.pages:
        raise Http404
    try:
        held = shown_page(reading, number)
    except (FileRefused, CannotShow) as fault:
        return _sorry(request, fault)
    if request.method == "GET":
        note_seen(reading=reading, page=number, actor=actor_of(request), at=timezone.now())
    return _handed_out(held, "image/jpeg", f"{reading.code}-{number}.jpg", attached=False)


@login_required
@require_safe
def copy(request: HttpRequest, text: str) -> HttpResponse:
    """Hand out a copy, where the owner allows it."""
    reading = _behind(request, text, Way.COPY)
    try:
        made = taken(reading)
    except (FileRefused, CannotShow) as fault:
        return _sorry(request, fault)
    return _handed_out(made.held, made.media_type, made.name, attached=True)


def _handed_out(held: bytes, media_type: str, name: str, *, attached: bool) -> HttpResponse:
    answer = HttpResponse(held, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(attached, name) or "inline"
    for header, value in _HEADERS.items():
        answer[header] = value
    return answer


def _sorry(request: HttpRequest, fault: FileRefused | CannotShow) -> HttpResponse:
    words = sentence(fault.code) if isinstance(fault, CannotShow) else " ".join(fault.messages)
    return render(request, "disclosure/sorry.html", {"sentence": words or _("Try again later.")}, status=409)
