"""The inbox and what one wants to be told."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rongtong.kit.notices import queries
from rongtong.kit.notices.actions import choosing
from rongtong.kit.notices.web.forms import HoursForm, ModesForm
from rongtong.kit.notices.web.rows import row, views
from rongtong.kit.pages.tables import Table

INBOX = Table(columns=())


@require_GET
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Show one's notices, newest first."""
    category, unread = request.GET.get("category", ""), request.GET.get("show") == "unread"
    page = INBOX.page(request, queries.inbox(request.actor, category=category, unread=unread))
    rows = [row(line.record) for line in page.rows]
    counts = queries.unread_by_category(request.actor)
    total = counts.get(category, 0) if category else sum(counts.values())
    context = {
        "rows": rows, "page": page, "category": category, "unread": unread,
        "views": views(category, unread, counts), "total": total,
        "newest": rows[0].pk if rows else 0,
        "inbox": reverse("notices:inbox"), "choose": reverse("notices:preferences"),
    }  # fmt: skip
    return render(request, "notices/inbox.html", context)


@require_GET
@login_required
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about; without a link show its words."""
    notice = choosing.read(pk=pk, actor=request.actor, at=timezone.now())
    if notice is None:
        raise Http404
    if notice.link and url_has_allowed_host_and_scheme(notice.link, None):
        return redirect(notice.link)
    return render(request, "notices/notice.html", {"row": row(notice)})


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark what was on the page, and what is older, as read."""
    upto, category = request.POST.get("upto", ""), request.POST.get("category", "")
    if upto.isdecimal() and len(upto) < 19:
        choosing.read_all(actor=request.actor, at=timezone.now(), upto=int(upto), category=category)
    return redirect("notices:inbox")


@require_http_methods(["GET", "POST"])
@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and keep how one wants to be told."""
    modes = ModesForm(request.POST or None, chosen=queries.chosen(request.actor))
    hours = HoursForm(request.POST or None, instance=queries.hours(request.actor))
    if request.method == "POST" and modes.is_valid() and hours.is_valid():
        now = timezone.now()
        choosing.choose(modes=modes.modes(), actor=request.actor, at=now)
        choosing.choose_hours(**hours.hours(), actor=request.actor, at=now)
        messages.success(request, _("Saved."))
        return redirect("notices:preferences")
    context = {"modes": modes, "hours": hours, "address": getattr(request.user, "email", "")}
    return render(request, "notices/preferences.html", context)
