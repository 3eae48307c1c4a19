"""The audit trail: search, read, check, take away. The digests of the days are open to everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongtong.kit.audit import queries, sentence
from rongtong.kit.audit.actions import note_export
from rongtong.kit.jobs import enqueue
from rongtong.kit.pages.export import export
from rongtong.kit.permissions import need
from rongtong.site.rules import READ_TRAIL
from rongtong.site.trail.jobs import check as check_job
from rongtong.site.web.trail_lists import TABLE, TrailFilters, who


@require_GET
def search(request: HttpRequest) -> HttpResponseBase:
    """List the entries that meet the filters, newest first; as a spreadsheet when asked."""
    need(request.actor, READ_TRAIL)
    filters = TrailFilters(request)
    found = filters.apply(queries.search())
    sheet = export(TABLE, request, found, "audit")
    if sheet is not None:
        note_export(after=0, actor=request.actor, at=timezone.now())
        return sheet
    context = {"page": TABLE.page(request, found), "filters": filters, "last": queries.last_check()}
    return render(request, "site/trail.html", context)


@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry with what changed, and the digests that tie it in."""
    need(request.actor, READ_TRAIL)
    entry = queries.one(number)
    if entry is None:
        raise Http404(_("There is no entry of this number."))
    context = {
        "entry": entry,
        "sentence": sentence(entry),
        "who": who(entry),
        "changes": entry.changes.items(),
    }
    return render(request, "site/trail_entry.html", context)


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Have the whole chain read through in the background."""
    need(request.actor, READ_TRAIL)
    now = timezone.now()
    enqueue(check_job, actor=request.actor, at=now)
    messages.success(request, _("The check is under way; its result will stand here."))
    return redirect("site:trail")


@require_POST
def export_all(request: HttpRequest) -> HttpResponseBase:
    """Hand out the whole trail, one JSON object a line, as ``verify_audit --file`` reads it."""
    need(request.actor, READ_TRAIL)
    note_export(after=0, actor=request.actor, at=timezone.now())
    answer = StreamingHttpResponse(_lines(), content_type="application/x-ndjson")
    answer["Content-Disposition"] = 'attachment; filename="audit.jsonl"'
    return answer


@require_GET
def days(request: HttpRequest) -> HttpResponse:
    """Show the published digests to whoever wants to keep them."""
    return render(request, "site/trail_days.html", {"days": queries.published_days()[:400]})


def _lines() -> Iterator[str]:
    for entry in queries.export():
        yield json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n"
