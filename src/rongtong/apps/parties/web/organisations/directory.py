"""The directory."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.apps.parties.queries.directory import REACH, directory, kinds
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
    others = DirectoryFilter(request, leave_out=("kind",))
    counts = kinds(others.apply(directory(actor_of(request))))
    page = TABLE.page(request, records, _found(form, counts))
    context = {"form": form, "page": page, "tabs": _tabs(request, counts)}
    return render(request, "parties/organisations/directory.html", context)


def _found(form: DirectoryFilter, counts: Counter[str] | None) -> int | None:
    """Give how many records the filters find, as the tabs count them; None where they do not tell."""
    if not form.is_valid():
        return None
    chosen = form.cleaned_data["kind"]
    if counts is None:
        return None if chosen else REACH + 1
    return sum(counts[kind] for kind in chosen) if chosen else counts.total()


def _tabs(request: HttpRequest, counts: Counter[str] | None) -> list[dict[str, object]]:
    """Give one tab a kind, with what it would find: the other filters stay as they are."""
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
