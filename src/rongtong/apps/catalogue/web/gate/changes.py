"""Changes of what is public at the desk: the list, and one beside what differs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.revisions import decide
from rongtong.apps.catalogue.models import Revision
from rongtong.apps.catalogue.queries import revisions as read
from rongtong.apps.catalogue.queries.findings import findings
from rongtong.apps.catalogue.queries.rounds import Changed
from rongtong.apps.catalogue.rules.revisions import PASS_REVISION
from rongtong.apps.catalogue.web.gate.case import asked
from rongtong.apps.catalogue.web.gate.choosing import CHANGE_STEPS, choices_of_change
from rongtong.apps.catalogue.web.gate.table import kind, state_of
from rongtong.apps.catalogue.web.gate.tabs import desk_tabs
from rongtong.apps.parties.web.acting import stories, whole
from rongtong.kit.audit import queries as trail
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Conflict, steps, workflow_of
from rongtong.lib.differences import differences

TABLE = Table(
    (
        Column(
            "title",
            gettext_lazy("Title"),
            show=lambda row: cells.link(row.listing, reverse("catalogue:change_case", args=[row.pk])),
            main=True,
        ),
        Column("kind", gettext_lazy("Kind of need or offer"), show=lambda row: kind(row.listing)),
        Column("owner", gettext_lazy("Owner"), show=lambda row: row.listing.owner),
        Column("state", gettext_lazy("State"), show=lambda row: state_of(row)),
        Column(
            "submitted_at",
            gettext_lazy("Waiting since"),
            show=lambda row: cells.moment(row.submitted_at),
            sort="submitted_at",
        ),
    ),
    order=("submitted_at", "pk"),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the changes that wait, the oldest first."""
    need(actor_of(request), PASS_REVISION)
    page = TABLE.page(request, read.revision_queue(actor_of(request)))
    return render(
        request, "catalogue/gate/changes_index.html", {"page": page, "tabs": desk_tabs(request, "changes")}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one change with what differs, or decide it."""
    there = get_object_or_404(read.revisions_at_desk(actor_of(request)).exclude(state="draft"), pk=pk)
    return _decided(request, there) if request.method == "POST" else _page(request, there)


def _decided(request: HttpRequest, there: Revision) -> HttpResponse:
    given = {name: request.POST.get(name, "").strip() for name in ("transition", "reason", "note")}
    step = given.pop("transition")
    if step not in CHANGE_STEPS:
        raise Http404
    version, actor, at = whole(request.POST.get("version")), actor_of(request), timezone.now()
    try:
        done = decide(revision=there, step=step, version=version, actor=actor, at=at, **given)
    except ValidationError as fault:
        there.refresh_from_db()
        kept = {"step": step, "faults": fault.messages, **given}
        return _page(request, there, kept, 409 if isinstance(fault, Conflict) else 422)
    label = workflow_of(done).by_name[step].label
    messages.success(request, _("%(what)s: %(title)s") % {"what": label, "title": done})
    following = read.revision_queue(actor).exclude(pk=there.pk).first()
    return redirect("catalogue:change_case", following.pk) if following else redirect("catalogue:changes")


def _changes(there: Revision) -> list[Changed]:
    """Give what the change alters, its words marked."""
    found = read.differences(there)
    return [Changed(one.name, one.label, differences(one.before, one.after)) for one in found]


def _page(
    request: HttpRequest, there: Revision, kept: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    changed = read.changed(there)
    context = {
        "revision": there, "listing": there.listing, "subject": there, "steps": steps(there),
        "kept": kept or {}, "changes": _changes(there),
        "findings": findings(changed, timezone.localdate(now)),
        "choices": choices_of_change(there, actor, now, asked(request, kept)),
        "here": reverse("catalogue:change_case", args=[there.pk]),
        "history": stories(trail.of(there).order_by("-number")[:20]),
    }  # fmt: skip
    return render(request, "catalogue/gate/change.html", context, status=status)
