"""The directory."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.apps.parties.queries.directory import directory, kinds
from rongtong.apps.parties.web.acting import actor_of
from rongtong.apps.parties.web.organisations.table import TABLE, DirectoryFilter
from rongtong.kit.pages.export import export
from rongtong.kit.pages.tables import changed


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Show who is registered, or hand the list out as a spreadsheet."""
    form = DirectoryFilter(request)
    records = form.apply(directory(actor_of(request)))
    answer = export(TABLE, request, records, f"organisations-{timezone.localdate():%Y%m%d}")
    if answer is not None:
        return answer
    context = {"form": form, "page": TABLE.page(request, records), "tabs": _tabs(request)}
    return render(request, "parties/organisations/directory.html", context)


def _tabs(request: HttpRequest) -> list[dict[str, object]]:
    """Give one tab a kind, with what it would find: the other filters stay as they are."""
    others = DirectoryFilter(request, leave_out=("kind",))
    counts = kinds(others.apply(directory(actor_of(request))))
    chosen = request.GET.getlist("kind")
    rows: list[tuple[str, object, int | None]] = [("", _("All"), None if counts is None else counts.total())]
    rows += [
        (code, label, None if counts is None else counts[code]) for code, label in OrganisationKind.choices
    ]
    return [
        {
            "label": label,
            "url": changed(request.GET, kind=code or None),
            "count": count,
            "active": chosen == ([code] if code else []),
        }
        for code, label, count in rows
    ]
