"""The reviewer's desk: the queue by clock, with its counts."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries import desk as read
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.apps.catalogue.web.gate.filters import QueueFilter
from rongtong.apps.catalogue.web.gate.table import queue_table
from rongtong.apps.catalogue.web.gate.tabs import desk_tabs
from rongtong.kit.pages.tables import TablePage
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is due first on top."""
    actor, now = actor_of(request), timezone.now()
    need(actor, REVIEW)
    form, counts = QueueFilter(request), read.counts(actor, now)
    context = {
        "page": _page(request, form, counts, now), "form": form, "counts": counts,
        "tabs": desk_tabs(request, "queue"),
    }  # fmt: skip
    return render(request, "catalogue/gate/queue.html", context)


def _page(request: HttpRequest, form: QueueFilter, counts: read.Counts, now: datetime) -> TablePage:
    table, rows = queue_table(), form.apply(read.waiting(actor_of(request)))
    late = now if form.cleaned_data.get("late") else None
    total = min(_total(form, rows, counts, late), table.reach)
    pages = max(1, -(-total // table.size))
    number = min(max(1, _whole(request.GET.get("page", ""))), pages)
    due = read.first_due(rows, table.size, start=(number - 1) * table.size, late_at=late) if total else {}
    return table.drawn(request, read.with_owners(due) if due else [], total, number)


def _total(form: QueueFilter, rows: QuerySet[Listing], counts: read.Counts, late: datetime | None) -> int:
    """Give how many there are; what the counts above the list say already is not counted again."""
    narrowed = {name for name, value in form.cleaned_data.items() if value} - {"late"}
    if not narrowed:
        return counts.late if late else counts.waiting
    return read.clocks_of(rows, late).order_by()[: queue_table().reach + 1].count()


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1
