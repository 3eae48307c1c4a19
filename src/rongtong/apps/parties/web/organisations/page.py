"""One organisation's page and its history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.parties.actions.details import read_contact
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries import organisations as read
from rongtong.apps.parties.queries.completeness import completeness
from rongtong.apps.parties.queries.directory import resolved
from rongtong.apps.parties.queries.memberships import members, membership_of
from rongtong.apps.parties.rules.organisations import EDIT, HISTORY
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import can, need


def found(request: HttpRequest, pk: int) -> Organisation:
    """Give the record of an address; 404 for what the reader may not see, as for what does not exist."""
    return get_object_or_404(read.seen(actor_of(request)), pk=pk)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the public facts, and to members what is theirs. A merged record leads to the one that stands."""
    record = found(request, pk)
    if record.merged_into_id:
        return redirect("parties:organisation", resolved(record).pk)
    actor, now = actor_of(request), timezone.now()
    may_edit = can(actor, EDIT, record)
    context = {
        "organisation": record,
        "facts": read.facts(record),
        "other_names": record.other_names.all(),
        "figures": record.figures.all(),
        "qualifications": record.qualifications.all(),
        "contacts": read.contacts(record, actor),
        "members": members(record, actor=actor, at=now) if actor.kind == "user" else [],
        "membership": membership_of(record, actor.id) if actor.id else None,
        "history": read.history(record, actor, most=10),
        "may_edit": may_edit,
        "completeness": completeness(record) if may_edit else None,
        "today": timezone.localdate(),
    }
    return render(request, "parties/organisations/page.html", context)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was done to the record."""
    record = found(request, pk)
    need(actor_of(request), HISTORY, record)
    entries = read.history(record, actor_of(request), most=500)
    return render(request, "parties/organisations/history.html", {"organisation": record, "entries": entries})


@require_POST
def contact(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """Show a contact person in clear; the reading is written down."""
    record = found(request, pk)
    person = get_object_or_404(record.contacts, pk=contact)
    clear = read_contact(contact=person, actor=actor_of(request), at=timezone.now())
    context = {"organisation": record, "contact": clear}
    fragment = request.headers.get("HX-Request") == "true"
    name = "contact_clear.html" if fragment else "contact.html"
    return render(request, f"parties/organisations/{name}", context)
